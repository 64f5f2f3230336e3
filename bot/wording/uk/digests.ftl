# Що стоїть навколо цитат дайджесту.
digest-headline = { $articles ->
    [one] { $articles } стаття
    [few] { $articles } статті
    [many] { $articles } статей
   *[other] { $articles } статті
}, { $claims ->
    [one] { $claims } нове твердження
    [few] { $claims } нові твердження
    [many] { $claims } нових тверджень
   *[other] { $claims } нового твердження
}, { $contradictions ->
    [one] { $contradictions } суперечність
    [few] { $contradictions } суперечності
    [many] { $contradictions } суперечностей
   *[other] { $contradictions } суперечності
}
digest-origins = Вони походять із { $count ->
    [one] { $count } незалежного повідомлення
    [few] { $count } незалежних повідомлень
    [many] { $count } незалежних повідомлень
   *[other] { $count } незалежного повідомлення
}.
dispute-denial = { $names }: одна сторона заперечує те, що каже інша
dispute-confirmation-gap = { $names }: одна сторона каже те, чого інша не підтверджує
dispute-number = { $names }: числа різняться
dispute-date = { $names }: дати різняться
dispute-position-change = { $names }: позиція змінилася
dispute-account = { $names }: версії різняться
digest-more-than = Нових тверджень понад { $count }; тут пораховано лише найновіші.
digest-nothing = Від останнього дайджесту нічого нового немає.
digest-disputed = Досі спірне з попереднього: { $count ->
    [one] { $count } суперечність
    [few] { $count } суперечності
    [many] { $count } суперечностей
   *[other] { $count } суперечності
}.
digest-alerted = Раніше надіслано сповіщеннями: { $count ->
    [one] { $count } суперечність
    [few] { $count } суперечності
    [many] { $count } суперечностей
   *[other] { $count } суперечності
}.
digest-also-printed = також надрукували { $outlets }
digest-more = Збережено ще { $count ->
    [one] { $count } твердження
    [few] { $count } твердження
    [many] { $count } тверджень
   *[other] { $count } твердження
}; знайдіть їх пошуком.
digest-more-disputes = Збережено ще { $count ->
    [one] { $count } суперечність
    [few] { $count } суперечності
    [many] { $count } суперечностей
   *[other] { $count } суперечності
}; знайдіть їх пошуком.
alert-headline = { $count ->
    [one] Знайдено { $count } суперечність
    [few] Знайдено { $count } суперечності
    [many] Знайдено { $count } суперечностей
   *[other] Знайдено { $count } суперечності
}
digest-stopped = Дайджести для { $place } зупинено, бо { $platform } остаточно не приймає останній: { $reason } Відновіть підписку { $id }, коли це буде виправлено.
# Чому щось було чи не було в дайджесті та що сталося з дайджестом дня.
why-no-day = { $day } дайджесту не має бути: цього дня тижня немає серед днів підписки.
why-to-come = Дайджест ще попереду: { $at }.
why-state = Але стан підписки: { $state }.
why-inactive = Стан підписки: { $state }, тож на { $at } нічого не вирішено.
why-reason = Причина: { $reason }
why-not-decided = На { $at } нічого не вирішено: підписку створили чи змінили пізніше, або це було надто давно.
why-due = Час дайджесту настав ({ $at }); він чекає на наступну перевірку.
why-skipped = Його пропущено.
why-skipped-downtime = Коли настав його час, ніщо не працювало; нове є в дайджесті за { $day }.
why-skipped-inactive = Стан підписки тоді: { $state }.
why-empty = Коли його складали ({ $at }), нічого нового з того, про що просить підписка, не було.
why-composed = Його складено { $at }: { $count ->
    [one] { $count } твердження чи суперечність
    [few] { $count } твердження та суперечності
    [many] { $count } тверджень і суперечностей
   *[other] { $count } твердження та суперечності
}.
why-part-pending = Частина { $number } з { $total } ({ $key }) чекає на надсилання
why-part-leased = Частина { $number } з { $total } ({ $key }) надсилається
why-part-sent = Частину { $number } з { $total } ({ $key }) надіслано
why-part-failed = Частину { $number } з { $total } ({ $key }) не вдалося надіслати
why-part-ambiguous = Частина { $number } з { $total } ({ $key }) могла дійти, а могла й ні
why-attempts = { $count ->
    [one] { $count } спроба
    [few] { $count } спроби
    [many] { $count } спроб
   *[other] { $count } спроби
}
why-in-digest = Воно було в дайджесті за { $day }.
why-alerted = Його надіслано сповіщенням: { $at }.
why-dismissed = Оператор відхилив цю суперечність, тож її більше не показують.
why-topics = Воно не про теми підписки: не всі слова якоїсь із них у ньому є.
why-speakers = Того, хто це сказав, немає серед мовців підписки.
why-outlets = Видання { $outlet } немає серед видань підписки.
why-stances = Позиції «{ $stance }» немає серед тих, про які просить підписка.
why-least = Вона незначна, а підписка просить про значні.
why-neither-side = Жодне з двох її тверджень не відповідає підписці.
why-new = Воно нове й буде в дайджесті за { $day }.
why-counted = Його пораховано в дайджесті за { $day }, але не показано: вагоміші були першими, або його заступає інший передрук того самого повідомлення.
why-before = Його збережено до початку підписки.

wish-no-day = Назвіть хоча б один день тижня.
wish-time = Час місцевий, у годинах і хвилинах, наприклад 09:00.
wish-language = «{ $written }» не є мовою дайджестів; ось вони: { $choices }.
wish-zone = «{ $written }» не є часовим поясом IANA, як-от Europe/Berlin.{ $near }
wish-no-time = «{ $written }» не є часом доби. Напишіть, наприклад, 09:00.
wish-no-days = «{ $written }» не називає днів. Напишіть, наприклад, mon-fri або mon, thu.
wish-empty-topic = У «{ $topic }» немає слова, яке можна шукати; назвіть тему.
wish-too-many = { $field ->
    [topics] Тем
    [speakers] Мовців
   *[outlets] Видань
} в одній підписці може бути щонайбільше { $most }.
wish-too-long = Запис у полі «{ $field ->
    [topics] теми
    [speakers] мовці
   *[outlets] видання
}» має щонайбільше { $most } знаків.
error-too-many-subscriptions = Одне місце має щонайбільше { $most } підписок; спершу вилучіть якусь.
error-no-item = Немає твердження чи суперечності «{ $id }».
error-not-stuck = Повідомлення «{ $key }» не зазнало невдачі й не є сумнівним, тому не надсилається ще раз.
error-not-ambiguous = Повідомлення «{ $key }» не є сумнівним, тож нема чого підтверджувати.
error-no-message = Тут немає повідомлення «{ $key }».
