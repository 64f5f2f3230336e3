"""Who said what: attributions, stances, speakers, claims."""
