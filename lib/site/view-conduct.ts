/** The code of conduct that holds until organizers write their own. Markdown. */
export const defaultConduct = `You are welcome here: whether this is your first meeting or your fiftieth, whatever you call yourself, wherever you come
from, and however much or little you know about the topic on the table.

## What we ask of everybody

- **Let people finish.** The timebox ends a topic; nobody ends a person.
- **Ask before you correct.** A question that somebody “should have known the answer to” is often the best one of the evening.
- **Talk about systems, not about people.** Tell failures without naming who was on call.
- **What is told in confidence stays there.** Take the idea along, leave name and employer at the table.
- **Ask before you record or photograph** anybody, on the screen too.

## What we do not accept

Insults and threats. Jokes about who somebody is: gender, origin, skin, body, disability, age, faith, whom they love.
Unwanted touch or attention, also in private messages. Talking over somebody again and again. Advertising that nobody
asked for. Publishing where somebody lives or works without their word.

It counts at the meeting, on the board, in the notes, in mail, and wherever else we meet as this community.

## What happens then

An organizer talks to you. Depending on what it was they ask you to stop, take your words off the board, or ask you to
leave, for the evening or for good. They decide after listening, and they tell the person who reported it what they did.

If something happened to you, or you saw it happen: tell us with the form below, or speak to any organizer. You need no
proof, and you need not be sure that it “counts”. Nobody is told who reported.
`
