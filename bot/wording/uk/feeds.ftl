feeds-none = Тут не читається жодна стрічка.
feeds-listed = Тут { $count ->
    [one] читається { $count } стрічка:
    [few] читаються { $count } стрічки:
    [many] читаються { $count } стрічок:
   *[other] читаються { $count } стрічки:
}
feed-line = { $id }  { $named }: { $pages ->
    [one] { $pages } сторінка
    [few] { $pages } сторінки
    [many] { $pages } сторінок
   *[other] { $pages } сторінки
}{ $state ->
    [paused] , призупинено
    [failing] , не вдається прочитати
   *[active] {""}
}{ $trouble }
feed-trouble = { " " }– { $error }
feed-added = { $name }: відтепер читається; буде прочитано { $pages ->
    [one] { $pages } сторінку
    [few] { $pages } сторінки
    [many] { $pages } сторінок
   *[other] { $pages } сторінки
}.
feed-changed = { $name }: { $done ->
    [paused] призупинено
    [resumed] відновлено
   *[removed] вилучено
}.
feed-checked = { $name } містить { $pages ->
    [one] { $pages } сторінку
    [few] { $pages } сторінки
    [many] { $pages } сторінок
   *[other] { $pages } сторінки
}{ $newest }.
feed-newest = , найновіша – від { $day }
feed-failing = Стрічку { $name } не вдалося прочитати { $failures ->
    [one] { $failures } раз
    [few] { $failures } рази
    [many] { $failures } разів
   *[other] { $failures } раза
} поспіль, тож вона більше не читається. { $error } Коли її полагодять, відновіть її: код { $id }.
corpus-is = { $corpus ->
    [private] Відповіді шукаються в усьому, що читається для всіх, і в тому, що приносять власні стрічки цього простору; їх більше ніхто не бачить.
    [own] Відповіді шукаються лише в тому, що приносять власні стрічки цього простору; їх більше ніхто не бачить.
   *[shared] Відповіді шукаються в усьому, що читається для всіх; власні стрічки цього простору теж читаються для всіх.
}
corpus-how = Щоб змінити: /gainsay feeds corpus і одне з: { $choices }. Прочитане раніше лишається, як було.
corpus-shared = Усе, спільно
corpus-private = Усе, свої стрічки приватні
corpus-own = Лише свої стрічки
error-no-corpus = Немає «{ $written }»; можливе одне з: { $choices }.
error-feed-known = Стрічка { $address } уже відома.
error-feed-removed = Стрічку { $address } тим часом вилучено.
error-feed-which = Є кілька стрічок «{ $name }»; їхні коди – у списку стрічок.
error-no-feed = Немає стрічки «{ $name }»; коди стрічок – у списку.
