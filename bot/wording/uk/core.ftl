# Теперішній час, бо минулий вимагав би роду того, хто говорить.
moment-day = { $day }
moment-year = { $year }
moment-month = { $month ->
    [m1] січень
    [m2] лютий
    [m3] березень
    [m4] квітень
    [m5] травень
    [m6] червень
    [m7] липень
    [m8] серпень
    [m9] вересень
    [m10] жовтень
    [m11] листопад
   *[m12] грудень
} { $year }
moment-part = { $part ->
    [early] початок
    [late] кінець
   *[mid] середина
} { $month ->
    [m1] січня
    [m2] лютого
    [m3] березня
    [m4] квітня
    [m5] травня
    [m6] червня
    [m7] липня
    [m8] серпня
    [m9] вересня
    [m10] жовтня
    [m11] листопада
   *[m12] грудня
} { $year }
moment-between = { $first } – { $last }

list-and = { $first } та { $last }
list-or = { $first } чи { $last }
list-more = { $first }, { $next }
clauses = { $first }; { $next }
sentence = { $text }.
titled = { $title }: { $text }
an-article = стаття
an-article-first = Стаття
outlet-not-known = невідоме видання
did-you-mean = { " " }Можливо, ви мали на увазі: { $names }?
did-you-mean-alone = Можливо, ви мали на увазі: { $names }?

summary-stance = { $names } { $stance ->
    [asserts] { $count ->
        [1] каже, що це так
       *[other] кажуть, що це так
    }
    [confirms] { $count ->
        [1] підтверджує це
       *[other] підтверджують це
    }
    [denies] { $count ->
        [1] заперечує це
       *[other] заперечують це
    }
    [denies-by-negative] { $count ->
        [1] каже, що це не так
       *[other] кажуть, що це не так
    }
    [does-not-confirm] { $count ->
        [1] не може це підтвердити
       *[other] не можуть це підтвердити
    }
    [doubts] { $count ->
        [1] сумнівається в цьому
       *[other] сумніваються в цьому
    }
    [dismisses] { $count ->
        [1] відкидає це
       *[other] відкидають це
    }
    [warns] { $count ->
        [1] попереджає про це
       *[other] попереджають про це
    }
    [calls-for] { $count ->
        [1] закликає до цього
       *[other] закликають до цього
    }
    [questions] { $count ->
        [1] ставить це під сумнів
       *[other] ставлять це під сумнів
    }
    [declines-to-comment] { $count ->
        [1] відмовляється коментувати
       *[other] відмовляються коментувати
    }
    [expresses] { $count ->
        [1] висловлює думку про це
       *[other] висловлюють думку про це
    }
    [otherwise] { $count ->
        [1] каже інакше
       *[other] кажуть інакше
    }
   *[reports] { $count ->
        [1] повідомляє про це
       *[other] повідомляють про це
    }
}
summary-figure = { $names }: { $figure }
summary-a-number = число
summary-on-days = { $days }.
summary-printed-on-days = Надруковано: { $days }; коли це сказано, у статтях немає.
summary-on-record = Про це говорять: { $names }.
summary-statements = { $count ->
    [one] { $count } заява
    [few] { $count } заяви
    [many] { $count } заяв
   *[other] { $count } заяви
}{ $span }:
summary-span-day = , { $day }
summary-span = , { $first } – { $last }

refusal-nobody = У збережених статтях мовець { $name } нічого про це не каже.
refusal-stance = У збережених статтях ніхто { $stance ->
    [denies] цього не заперечує
    [confirms] цього не підтверджує
    [does-not-confirm] не каже, що не може цього підтвердити
    [doubts] у цьому не сумнівається
    [dismisses] цього не відкидає
    [warns] про це не попереджає
    [calls-for] до цього не закликає
    [questions] не ставить цього під сумнів
    [declines-to-comment] не відмовляється це коментувати
   *[asserts] цього не каже
}.
refusal-number = Жодна збережена стаття не дає цього числа.
refusal-reason = Жодна збережена стаття не каже чому.
refusal-days = Збережені статті не відповідають на це за дні, які ви назвали.
refusal = Збережені статті на це не відповідають.
refusal-near = { $name } каже щось близьке до цього{ $on } ({ $outlet }).
refusal-on = , { $day }
refusal-alone = Запитайте про людину чи тему, наприклад "who denied the report?", або просто назвіть ім’я.
refusal-no-words = Запитайте словами, наприклад "who denied the report?", або просто назвіть ім’я.
refusal-too-long = Запитання має містити щонайбільше { $most } знаків: хто, про що й коли – цього досить.
refusal-language = Запитуйте англійською: статті тут поки що читаються лише англійською.
unknown-outlet = невідоме видання

trail-read = прочитано як: { $kind ->
    [who] хто
    [what-was-said] що сказано
    [when] коли
    [how-many] скільки
    [which-outlets] які видання
    [yes-or-no] так чи ні
    [timeline] хронологія
    [change-of-position] зміна позиції
    [who-contradicts] хто суперечить
    [lookup] пошук
   *[fact] факт
}
trail-stance = позиція: { $stances }
trail-speaker = мовець «{ $name }»
trail-about = про { $words }
trail-between = від { $since } до { $until }
trail-found = знайдено: тверджень { $claims }, уривків { $passages }
trail-names = «{ $phrase }» – це { $names }
trail-nobody = ніхто зі збережених
trail-kept = залишено, відповідність { $fit }, оцінка { $score }: { $told }

trail-outlets = названі видання: { $outlets }
trail-described = мовець: { $words }
trail-no-room = забракло місця, відповідність { $fit }, оцінка { $score }: { $told }
trail-dropped = відкинуто, відповідність { $fit }, { $why }: { $told }
trail-told = { $name } { $told }: { $sentence }
trail-not-stance = позиція тут – «{ $stance }»
trail-not-named = мовця не названо
trail-not-topic = надто мало теми
trail-not-reason = тут не сказано, чому так
trail-not-best = цього мовця показано з кращим твердженням
trail-not-speaker = говорить хтось інший, або тут менше теми
trail-not-fitting = інші підходять краще

claims-none = Жодне збережене твердження цьому не відповідає.
claims-found = { $count ->
    [one] { $count } твердження
    [few] { $count } твердження
    [many] { $count } тверджень
   *[other] { $count } твердження
}:
contradictions-none = Збережених суперечностей про це немає.
contradictions-found = { $count ->
    [one] { $count } суперечність
    [few] { $count } суперечності
    [many] { $count } суперечностей
   *[other] { $count } суперечності
}:
ruled = { $opinion ->
    [dismissed] відхилено оператором
   *[confirmed] підтверджено оператором
}
otherwise-later = { $name } пізніше каже інакше
same-side = той самий бік: { $name }
the-same-source = те саме джерело
speaker-no-claims = У чинних статтях немає тверджень мовця { $name }.
speaker-own-words = Власними словами
speaker-attributed = За словами інших
speaker-as-told = переказує { $name }
speaker-also-in = також у { $outlets }
speaker-page = { $name }{ $role }: { $claims ->
    [one] { $claims } твердження
    [few] { $claims } твердження
    [many] { $claims } тверджень
   *[other] { $claims } твердження
}{ $outlets }{ $days }. { $stances }
speaker-role = { " " }({ $role })
office-day = { $role }, { $day }
office-days = { $role }, { $first } – { $last }
speaker-in-outlets = { " " }у { $count ->
    [one] { $count } виданні
    [few] { $count } виданнях
    [many] { $count } виданнях
   *[other] { $count } видання
}
speaker-stance = { $told } – { $count }
article-who-said = Хто що каже
article-page = { $title }, { $outlet }{ $day }: { $claims ->
    [one] { $claims } твердження
    [few] { $claims } твердження
    [many] { $claims } тверджень
   *[other] { $claims } твердження
}, { $speakers ->
    [one] { $speakers } мовець
    [few] { $speakers } мовці
    [many] { $speakers } мовців
   *[other] { $speakers } мовці
}.
article-titled = «{ $title }»
article-untitled = Стаття без назви
article-more = У ній ще { $count ->
    [one] { $count } твердження
    [few] { $count } твердження
    [many] { $count } тверджень
   *[other] { $count } твердження
}.
article-none = Жодна збережена стаття не відповідає «{ $reference }».{ $near }
day-unknown = День невідомий
error-nobody-called = Серед збережених немає нікого на ім’я «{ $name }».{ $near }
error-no-outlet = Немає статей видання «{ $name }».{ $near }
error-topic-needed = Назвіть тему хоча б одним словом.
error-timeline-needs = Для хронології потрібна тема або мовець.
status-holdings = Проіндексовано { $articles ->
    [one] { $articles } статтю
    [few] { $articles } статті
    [many] { $articles } статей
   *[other] { $articles } статті
}, { $claims ->
    [one] { $claims } твердження
    [few] { $claims } твердження
    [many] { $claims } тверджень
   *[other] { $claims } твердження
} і { $contradictions ->
    [one] { $contradictions } суперечність
    [few] { $contradictions } суперечності
    [many] { $contradictions } суперечностей
   *[other] { $contradictions } суперечності
}.{ $waiting }
status-waiting = { " " }На читання { $count ->
    [one] чекає { $count } стаття
    [few] чекають { $count } статті
    [many] чекають { $count } статей
   *[other] чекають { $count } статті
}.
chart-alt = Хронологія: { $title }. { $lines }
chart-line = { $when }: { $speaker } { $told }
chart-printed = надруковано { $days }
chart-between = { $first } – { $last }
chart-said = стверджує
chart-confirmed = підтверджує
chart-unconfirmed = не може підтвердити
chart-denied = заперечує
chart-doubted = відкидає, сумнівається
chart-other = попереджає, закликає, інше
chart-faint = бліде: відомий лише день друку

explain-denial = Одне твердження заперечує інше: { $earlier }; { $later }.
explain-confirmation-gap = В одному сказано те, чого друге не підтверджує: { $earlier }; { $later }.
explain-number = Числа різняться: { $earlier }; { $later }.
explain-date = Дати різняться: { $earlier }; { $later }.
explain-position-change = Позиція змінилася: { $earlier }; { $later }.
explain-account = Версії різняться: { $earlier }; { $later }.
explain-quoted = { $name } { $verb }{ $when }: «{ $content }»
explain-said = { $name } { $verb }{ $when }: { $content }
explain-aside = { $when }
explain-answering = { $stance ->
    [confirms] підтверджує це
    [denies] заперечує це
    [doubts] сумнівається в цьому
    [dismisses] відкидає це
   *[does-not-confirm] не може це підтвердити
}
explain-verb = { $stance ->
    [asserts] каже
    [confirms] підтверджує
    [denies] заперечує
    [does-not-confirm] не може підтвердити
    [doubts] сумнівається
    [dismisses] відкидає
    [warns] попереджає
    [calls-for] закликає
    [questions] ставить під сумнів
    [declines-to-comment] відмовляється коментувати
   *[expresses] висловлює думку
}
explain-own-verb = каже ({ $verb })
explain-on = { " " }({ $moment })
explain-in = { " " }({ $moment })
explain-between = { " " }({ $moment })
explain-same-day = { " " }(того самого дня)
explain-day-after = { " " }(наступного дня)
the-article = стаття
