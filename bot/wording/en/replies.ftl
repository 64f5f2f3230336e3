# Around citations and between the parts of a long answer.
unnamed-source = Unnamed source
source-untitled = Source
date-unknown = date unknown
date-from-text = { $day } (from its text)
independent-origins = { $count ->
    [one] { $count } independent origin
   *[other] { $count } independent origins
}
quote-too-long = The sentence is { $length } characters long, too long to be shown whole here.
nothing-to-show = There is nothing to show.
heading-continued = { $heading } (continued)
part-of = Part { $number } of { $total }.
part-of-left-out = Part { $number } of { $total }. { $count ->
    [one] { $count } more cited line would not fit: ask more narrowly to see it.
   *[other] { $count } more cited lines would not fit: ask more narrowly to see them.
}
others-claim-it = They claim it
others-claim-the-opposite = They claim the opposite
others-dispute-it = Disputed
