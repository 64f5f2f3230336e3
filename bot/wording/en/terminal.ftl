terminal-greeting = Ask who said what, who denied it, when, and where it was printed. /help lists the commands, /quit leaves.
terminal-help =
    Ask in plain English, for example: Who denied the reports?
    A question may lean on the one before it: And who confirmed them?

    /claims NAME           what a speaker said
    /contradictions TOPIC  who disagrees about a topic; without a topic, all of them
    /status                how much is indexed
    /why                   how the last answer was found
    /help                  this list
    /quit                  leave (so do exit, and Ctrl-D)
terminal-nothing-asked = Nothing has been asked yet.
terminal-no-command = There is no command { $command }; /help lists them.
outlet-unknown = outlet unknown
claim-with-id = claim { $id }
