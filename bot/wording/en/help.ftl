help-summary = Ask me who said what in the news, and who said otherwise. Every answer shows the exact sentence and where it was printed; I never say who is right.
help-line = /gainsay { $verb }: { $what }
help-talk = Or mention me, send me a direct message, or go on in the thread of an answer.
