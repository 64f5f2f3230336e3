# У теперішньому часі, бо минулий вимагав би роду того, хто говорить.
stance-asserts = стверджує
stance-confirms = підтверджує
stance-denies = заперечує
stance-does-not-confirm = не підтверджує
stance-doubts = сумнівається
stance-dismisses = відкидає
stance-warns = попереджає
stance-calls-for = закликає
stance-questions = ставить під сумнів
stance-declines-to-comment = відмовляється коментувати
stance-expresses = висловлює думку

told-asserts = стверджує
told-confirms = підтверджує
told-denies = заперечує
told-does-not-confirm = не може підтвердити
told-doubts = сумнівається
told-dismisses = відкидає
told-warns = попереджає
told-calls-for = закликає
told-questions = ставить під сумнів
told-declines-to-comment = відмовляється коментувати
told-expresses = висловлює думку

kind-denial = заперечення
kind-confirmation-gap = брак підтвердження
kind-number = різні числа
kind-date = різні дати
kind-position-change = зміна позиції
kind-account = різні версії
