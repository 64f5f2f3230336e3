unnamed-source = Неназване джерело
source-untitled = Джерело
date-unknown = дата невідома
date-from-text = { $day } (з тексту статті)
independent-origins = { $count ->
    [one] { $count } незалежне джерело
    [few] { $count } незалежні джерела
    [many] { $count } незалежних джерел
   *[other] { $count } незалежного джерела
}
quote-too-long = Речення має { $length ->
    [one] { $length } знак
    [few] { $length } знаки
    [many] { $length } знаків
   *[other] { $length } знака
} і задовге, щоб показати його тут повністю.
nothing-to-show = Тут немає що показати.
heading-continued = { $heading } (продовження)
part-of = Частина { $number } з { $total }.
part-of-left-out = Частина { $number } з { $total }. { $count ->
    [one] Ще { $count } рядок із цитатою не вмістився: запитайте вужче, щоб побачити його.
    [few] Ще { $count } рядки з цитатами не вмістилися: запитайте вужче, щоб побачити їх.
    [many] Ще { $count } рядків із цитатами не вмістилося: запитайте вужче, щоб побачити їх.
   *[other] Ще { $count } рядка з цитатами не вмістилося: запитайте вужче, щоб побачити їх.
}
others-claim-it = Стверджують це
others-claim-the-opposite = Стверджують протилежне
others-dispute-it = Спірне
