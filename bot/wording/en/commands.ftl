# `gainsay` and its verbs: the name as it is typed, and one line on what it does.
# Discord takes names of at most 32 characters in lower case without spaces, descriptions of at most 100 characters.
command-gainsay = gainsay
    .description = Who said what in the news, and who said otherwise
command-ask = ask
    .description = Ask who said what, in your own words
command-who = who
    .description = Who holds which position on a topic
command-claims = claims
    .description = Look up claims by speaker, stance, outlet or day
command-speaker = speaker
    .description = What one speaker said, and where it changed
command-contradictions = contradictions
    .description = Claims that cannot both hold, side by side
command-timeline = timeline
    .description = A topic day by day
command-source = source
    .description = The stored article behind a claim
command-digest = digest
    .description = Get what is new, posted here on the days you choose
command-feeds = feeds
    .description = The news feeds that are read
command-status = status
    .description = How much is indexed
command-help = help
    .description = What I can do
command-gainsay-settings = gainsay-settings
    .description = Show or change what this server has chosen
