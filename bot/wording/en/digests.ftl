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
digest-origins = They go back to { $count ->
    [one] { $count } independent report
   *[other] { $count } independent reports
}.
dispute-denial = { $names }: one denies what the other says
dispute-confirmation-gap = { $names }: one says what the other does not confirm
dispute-number = { $names }: the numbers differ
dispute-date = { $names }: the dates differ
dispute-position-change = { $names }: the position changed
dispute-account = { $names }: the accounts differ
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
