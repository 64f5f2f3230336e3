# Slack: форми, вкладка «Домівка», підписки словами. Назва форми вміщує 24 знаки, кнопка 75.
working = Переглядаю статті…
error-verb-alone = Після /gainsay { $verb } потрібно ще кілька слів. { $what }.
error-managers-only = Змінювати це для каналу можуть лише { $count ->
    [0] адміністратори цього робочого простору. В особистому повідомленні мені ви можете зробити це для себе.
    [one] адміністратори цього робочого простору та { $count } особа, яку назвав оператор. В особистому повідомленні мені ви можете зробити це для себе.
    [few] адміністратори цього робочого простору та { $count } особи, яких назвав оператор. В особистому повідомленні мені ви можете зробити це для себе.
    [many] адміністратори цього робочого простору та { $count } осіб, яких назвав оператор. В особистому повідомленні мені ви можете зробити це для себе.
   *[other] адміністратори цього робочого простору та { $count } особи, яких назвав оператор. В особистому повідомленні мені ви можете зробити це для себе.
}
error-digest-words = Після /gainsay digest іде одне з: list, on, off, pause, resume, time, topics, days, preview, why, stuck, resend.
error-feeds-words = Після /gainsay feeds іде list, corpus або одне з check, add, pause, resume, remove з адресою чи кодом.
digest-resent = Надсилаю ще раз.
digest-nothing-stuck = Жодне повідомлення не чекає на людину.
digest-stuck = Ці повідомлення чекають на людину; /gainsay digest resend з ключем надсилає ще раз, хоч воно може з’явитися двічі:
digest-stuck-line = { $key }: { $state } ({ $reason })
error-digest-which = Тут кілька підписок. Напишіть після дієслова код однієї; /gainsay digest list їх показує.
digest-how = /gainsay digest on тема, інша at:09:00 days:mon-fri zone:Europe/Kyiv
digest-none = Підписок ще немає.
digest-list = { $count ->
    [one] { $count } підписка:
    [few] { $count } підписки:
    [many] { $count } підписок:
   *[other] { $count } підписки:
}
digest-line = { $id }: { $about }, { $days }, { $at } ({ $zone }); { $state }
digest-everything = усе, що читається
digest-daily = щодня
subscription-active = діє
subscription-paused = призупинено
subscription-stopped = зупинено
digest-on = Підписано:
digest-off = Більше не підписано:
digest-paused-now = Призупинено:
digest-changed = Тепер так:
day-monday = понеділок
day-tuesday = вівторок
day-wednesday = середа
day-thursday = четвер
day-friday = п’ятниця
day-saturday = субота
day-sunday = неділя
form-title = Дайджест
form-save = Зберегти
form-cancel = Скасувати
form-close = Закрити
claims-title = Хто що про це каже
trouble-title = Не вдалося
field-channel = Куди надсилати
field-topics = Теми
field-topics-all = Усе, або введіть тему
field-days = Дні
field-at = Час
field-zone = Часовий пояс
field-least = Суперечності
least-major = Лише значні
least-minor = Значні й незначні
field-alerts = Одразу
field-alerts-yes = Надсилати значні суперечності, щойно їх знайдено
home-disputes = Суперечності
home-subscriptions = Ваші дайджести
home-sources = Що проіндексовано
home-help = Як питати
home-feedback = Оцінки відповідей у цьому просторі: корисних { $helpful }, некорисних { $other }.
button-edit = Змінити
button-pause = Призупинити
button-resume = Відновити
button-remove = Вилучити
button-new-digest = Новий дайджест
prompt-title = Наприклад:
prompt-1 = Хто це заперечив?
prompt-2 = Хто кому суперечить?
prompt-3 = Що не вдалося підтвердити?
button-resend = Надіслати ще раз
resend-confirm = Якщо воно таки надійшло, воно з’явиться двічі.
home-channels = Дайджести інших каналів і людей
home-stuck = Повідомлення, що чекають на людину
home-direct = Особисте повідомлення
home-more-subscriptions = Ще { $count ->
    [one] { $count } підписка
    [few] { $count } підписки
    [many] { $count } підписок
   *[other] { $count } підписки
}; /gainsay digest list показує підписки каналу.
home-more-feeds = Ще { $count ->
    [one] { $count } стрічка
    [few] { $count } стрічки
    [many] { $count } стрічок
   *[other] { $count } стрічки
}; /gainsay feeds показує всі.
error-listed-only = { $count ->
    [0] Це може змінити лише оператор у командному рядку, бо воно стосується всіх просторів.
    [one] Це може змінити лише { $count } особа, яку назвав оператор, бо воно стосується всіх просторів.
    [few] Це можуть змінити лише { $count } особи, яких назвав оператор, бо воно стосується всіх просторів.
    [many] Це можуть змінити лише { $count } осіб, яких назвав оператор, бо воно стосується всіх просторів.
   *[other] Це можуть змінити лише { $count } особи, яких назвав оператор, бо воно стосується всіх просторів.
}
error-speaker-words = Напишіть /gainsay speaker merge ОДИН into ІНШИЙ або /gainsay speaker split НАЗВА from МОВЕЦЬ.
speaker-ruled = { $claims ->
    [one] { $claims } твердження тепер належить мовцеві { $name }.
    [few] { $claims } твердження тепер належать мовцеві { $name }.
    [many] { $claims } тверджень тепер належить мовцеві { $name }.
   *[other] { $claims } твердження тепер належать мовцеві { $name }.
}
speaker-ruled-after = З цього { $count ->
    [one] випливає { $count } суперечність
    [few] випливають { $count } суперечності
    [many] випливає { $count } суперечностей
   *[other] випливає { $count } суперечності
}. Наступні читання на це зважатимуть.
error-split-what = Скажіть, що відокремити: ім’я чи статтю.
error-split-own-name = «{ $name }» – власне ім’я мовця; відокремте натомість статтю.
error-merge-same = { $name } – це вже один мовець.
error-merge-unnamed = Слова неназваних мовців не можна об’єднати.
error-speaker-several = «{ $who }» може бути: { $names }; напишіть код.
error-no-speaker = Немає мовця «{ $who }»; `gainsay speakers list` показує їх із кодами.
