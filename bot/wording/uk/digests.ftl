# Що стоїть навколо цитат огляду.
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
digest-origins = Вони сходять до { $count ->
    [one] { $count } незалежного повідомлення
    [few] { $count } незалежних повідомлень
    [many] { $count } незалежних повідомлень
   *[other] { $count } незалежного повідомлення
}.
dispute-denial = { $names }: один заперечує те, що каже інший
dispute-confirmation-gap = { $names }: один каже те, чого інший не підтверджує
dispute-number = { $names }: числа різняться
dispute-date = { $names }: дати різняться
dispute-position-change = { $names }: позиція змінилася
dispute-account = { $names }: розповіді різняться
digest-more-than = Нових тверджень понад { $count }; тут пораховано останні.
digest-nothing = Від останнього огляду нічого нового немає.
digest-disputed = Досі оскаржується з попереднього: { $count ->
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
digest-stopped = Огляди для { $place } зупинено, бо { $platform } остаточно відмовила в останньому: { $reason } Поновіть підписку { $id }, коли це буде виправлено.

why-day-unwanted = { $day } дайджесту не замовлено: це не день підписки.
why-day-to-come = Дайджест за { $day } о { $at } ({ $zone }) ще буде, { $due }{ $state ->
    [paused] , але підписку призупинено
    [stopped] , але підписку зупинено
   *[active] {""}
}.
why-day-not-active = Підписку { $state ->
    [paused] призупинено
   *[stopped] зупинено
}, тому за { $day } о { $at } ({ $zone }) нічого не вирішено.
why-day-before = За { $day } о { $at } ({ $zone }) нічого не вирішено: підписку створено чи змінено після цього часу.
why-day-due = Дайджест за { $day } о { $at } ({ $zone }) уже на черзі.
why-day-skipped = Його пропущено. { $reason }
why-day-empty = На час рішення, { $at }, не було нічого нового з того, про що просить підписка.
why-day-composed = Його складено { $at }; тверджень і суперечностей у ньому: { $count }.
why-part = Частина { $number } з { $of } ({ $key }) { $state ->
    [pending] чекає на надсилання
    [leased] надсилається
    [sent] надіслана
    [failed] не надіслана
   *[ambiguous] могла надійти, а могла й ні
}{ $at }{ $attempts ->
    [0] {""}
    [1] {""}
   *[other] , спроб: { $attempts }
}. { $reason }
why-part-at = , { $at }
why-item-in = Це було в дайджесті за { $day }.
why-item-alerted = Про це сповіщено { $at }.
why-item-severity = Ця суперечність { $severity ->
    [major] вагома
   *[minor] незначна
}, а підписка просить { $least ->
    [major] вагомі
   *[minor] незначні
}.
why-item-neither = Жодне з двох тверджень не відповідає підписці: { $conditions }.
why-condition-topics = теми
why-condition-speakers = мовці
why-condition-outlets = видання
why-condition-stances = ставлення
why-condition-conditions = умови
why-item-topics = Це не про теми підписки: жодної з них тут немає всіма словами.
why-item-speakers = Мовця немає серед мовців підписки.
why-item-outlet = Надруковано у виданні { $outlet }, якого немає серед видань підписки.
why-item-stance = Ставлення «{ $stance }» немає серед ставлень підписки.
why-item-new = Це нове і буде в дайджесті за { $day }.
why-item-counted = Це враховано в дайджесті за { $day }, але не показано: вагоміше було першим, або те саме повідомлення показано з іншого видання.
why-item-older = Це збережено до початку підписки.
why-reason = Причина: { $reason }

wish-no-day = Назвіть хоча б один день тижня.
wish-time = Час місцевий, у годинах і хвилинах, наприклад 09:00.
wish-language = «{ $written }» не є мовою дайджестів; ось вони: { $choices }.
wish-zone = «{ $written }» не є часовим поясом IANA, як-от Europe/Berlin.{ $near }
wish-no-time = «{ $written }» не є часом доби. Напишіть, наприклад, 09:00.
wish-no-days = «{ $written }» не називає днів. Напишіть, наприклад, mon-fri або mon, thu.
wish-empty-topic = У «{ $topic }» немає слова, яке можна шукати; назвіть тему.
wish-too-many = В одну підписку вміщується щонайбільше { $most }: { $field ->
    [topics] теми
    [speakers] мовці
   *[outlets] видання
}.
wish-too-long = Запис у полі «{ $field ->
    [topics] теми
    [speakers] мовці
   *[outlets] видання
}» має щонайбільше { $most } знаків.
error-too-many-subscriptions = Одне місце має щонайбільше { $most } підписок; спершу вилучіть якусь.
error-no-item = Немає твердження чи суперечності «{ $id }».
error-not-stuck = «{ $key }» не зазнало невдачі й не є сумнівним, тому не надсилається ще раз.
error-not-ambiguous = «{ $key }» не є сумнівним, тож нема чого підтверджувати.
error-no-message = Тут немає повідомлення «{ $key }».
