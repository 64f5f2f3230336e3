# What stands around the quotes of a digest.
digest-headline = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}, { $claims ->
    [one] { $claims } new claim
   *[other] { $claims } new claims
}, { $contradictions ->
    [one] { $contradictions } contradiction
   *[other] { $contradictions } contradictions
}
digest-origins = from { $count ->
    [one] { $count } independent report
   *[other] { $count } independent reports
}
digest-more-than = More than { $count } claims are new; the latest are counted here.
digest-nothing = Nothing is new since the last digest.
digest-disputed = Still disputed from before: { $count ->
    [one] { $count } contradiction
   *[other] { $count } contradictions
}.
digest-alerted = Posted before as alerts: { $count ->
    [one] { $count } contradiction
   *[other] { $count } contradictions
}.
digest-also-printed = also printed by { $outlets }
digest-more = { $count ->
    [one] { $count } more claim is
   *[other] { $count } more claims are
} stored; look them up to see them.
digest-more-disputes = { $count ->
    [one] { $count } more contradiction is
   *[other] { $count } more contradictions are
} stored; look them up to see them.
alert-headline = { $count ->
    [one] A contradiction was found
   *[other] { $count } contradictions were found
}
digest-stopped = Digests for { $place } have stopped, because { $platform } refused the last one for good: { $reason } Resume the subscription { $id } when that is mended.
