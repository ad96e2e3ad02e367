import type { Draft } from './draft.ts';
import { holdersOf, isOwnOutlet, pressAmong, quotersOf } from './media.ts';
import { inFirstPerson, notItself, notTheNarrator } from './persons.ts';
import { type Found, phraseOf, runsOf, type Scene } from './scene.ts';
import { authorVoice, voiceOf } from './voice.ts';

/** Resolves drafts in text order: who the source is, what kind of source, and which media heard it. */
export function foundOf(scene: Scene, drafts: readonly Draft[]): readonly Found[] {
  const out: Found[] = [];
  for (const draft of drafts) out.push(notItself(scene, foundFor(scene, draft, out), out));
  return out
    .map((found) => inFirstPerson(scene, found, out))
    .map((found) => notTheNarrator(scene, found, out));
}

function foundFor(scene: Scene, draft: Draft, earlier: readonly Found[]): Found {
  const voice = voiceOf(scene, draft, earlier);
  const press = pressAmong(scene, draft);
  const holders = voice.level === 'papers' ? holdersOf(scene, draft) : quotersOf(scene, draft);
  const ours = draft.source !== null && isOwnOutlet(scene, draft.sentence, draft.source.head, voice.entity);
  return {
    draft: ours ? { ...draft, link: false } : draft,
    voice,
    author: authorVoice(scene, draft, voice),
    media: holders.length > 0 ? holders : press.media,
    toOutlet: press.own,
    attribution: {
      source: draft.source,
      entity: voice.entity,
      cue: runsOf(draft.sentence, draft.cue),
      manner: draft.manner,
      hearer: draft.hearers.map((head) => phraseOf(scene, draft.sentence, head)),
      content: draft.content,
      rule: draft.rule,
    },
  };
}
