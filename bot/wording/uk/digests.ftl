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
