terminal-greeting = Запитайте, хто що сказав, хто це заперечив, коли і де це надруковано. /help показує команди, /quit завершує.
terminal-help =
    Запитуйте простою англійською, наприклад: Who denied the reports?
    Запитання може спиратися на попереднє: And who confirmed them?

    /claims ІМ'Я           що сказав мовець
    /contradictions ТЕМА   хто з ким не згоден щодо теми; без теми: усі суперечності
    /status                скільки проіндексовано
    /why                   як знайдено останню відповідь
    /help                  цей перелік
    /quit                  вийти (так само exit і Ctrl-D)
terminal-nothing-asked = Ще нічого не запитано.
terminal-no-command = Команди { $command } немає; /help показує всі.
outlet-unknown = видання невідоме
claim-with-id = твердження { $id }
