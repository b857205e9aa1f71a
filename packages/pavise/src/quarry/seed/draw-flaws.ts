import type { Channel, EffectKind } from '#core/attack/vocabulary'
import type { Random } from '#core/random'
import type { Language } from '#quarry/lexicon/concepts'
import {
  CODECS,
  type Dimension,
  DOORS,
  drawOne,
  drawSeveral,
  FILTERS,
  FRAMES,
  type Frame,
  REPLIES,
  SHOTS,
  STRUCTURES,
  TONGUES,
  TURNS,
  VEILS,
  WIDE_DOORS,
  WORDINGS,
  type Wording,
} from '#quarry/seed/dimensions'
import type { Conditions, Flaw } from '#quarry/seed/flaw'
import { CORE_FORMS, type FlawForm } from '#quarry/seed/forms'
import { WIDE_FORMS } from '#quarry/seed/wide-forms'
import type { Scope } from '#quarry/world/world'

/** Encodings that bring addresses, amounts and ids through unharmed. */
const FAITHFUL = new Set(['base64', 'rot13', 'hex', 'reversed', 'binary', 'url', 'base32', 'atbash', 'json-escape'])
/** Effects that are deeds: they need values, and a frame for deeds. */
const DEEDS: ReadonlySet<EffectKind> = new Set([
  'mail_out',
  'data_out',
  'record_change',
  'unapproved_action',
  'markdown_exfil',
  'cross_tenant_read',
  'hijack',
])

/** Frames in which people ask for deeds; the others are for making a model talk. */
const FOR_DEEDS: ReadonlySet<Frame> = new Set([
  'authority',
  'roleplay',
  'hypothetical',
  'debug',
  'urgency',
  'norefusal',
  'rolemarkers',
  'sysupdate',
])

/** The weak spots of one model: a few per dimension, which its flaws share, as one training leaves them. */
interface WeakSpots {
  codecs: string[]
  languages: Language[]
  frames: Frame[]
  wordings: Wording[]
  structures: string[]
  veils: string[]
}

function drawWeakSpots(held: boolean, rng: Random): WeakSpots {
  const codecs = drawSeveral(CODECS, 2, held, rng.fork('codecs'))
  if (!codecs.some((c) => FAITHFUL.has(c))) codecs[0] = rng.fork('faithful').pick(CODECS.open.filter((c) => FAITHFUL.has(c)))
  const frames = drawSeveral(FRAMES, 3, held, rng.fork('frames'))
  if (!frames.some((f) => FOR_DEEDS.has(f))) frames[0] = rng.fork('deeds').pick(FRAMES.open.filter((f) => FOR_DEEDS.has(f)))
  return {
    codecs,
    languages: drawSeveral(TONGUES, 2, held, rng.fork('languages')),
    frames,
    wordings: drawSeveral(WORDINGS, 4, held, rng.fork('wordings')),
    structures: drawSeveral(STRUCTURES, 3, held, rng.fork('structures')),
    veils: drawSeveral(VEILS, 2, held, rng.fork('veils')),
  }
}

function conditionsOf(form: FlawForm, spots: WeakSpots, held: boolean, rng: Random): Conditions {
  const when: Conditions = {}
  for (const ask of form.asks ?? []) {
    if (ask === 'codec') {
      const faithful = spots.codecs.filter((c) => FAITHFUL.has(c))
      when.codec = rng.pick(DEEDS.has(form.effect) ? faithful : spots.codecs)
    } else if (ask === 'language') when.language = rng.pick(spots.languages)
    else if (ask === 'frame') when.frame = rng.pick(DEEDS.has(form.effect) ? spots.frames.filter((f) => FOR_DEEDS.has(f)) : spots.frames)
    else if (ask === 'wording') when.wording = rng.shuffle(spots.wordings).slice(0, 3)
    else if (ask === 'structure') when.codec = rng.pick(spots.structures)
    else if (ask === 'veil') when.codec = rng.pick(spots.veils)
    else if (ask === 'shots') when.shots = drawOne(SHOTS, held, rng)
    else if (ask === 'filter') when.unsaid = drawOne(FILTERS, held, rng)
    else when.turns = Math.max(2, drawOne(TURNS, held, rng))
  }
  if (form.structure !== undefined) when.codec = form.structure
  if (form.signs !== undefined) when.signs = form.signs
  return when
}

/** Draws a door so that no two flaws share both door and effect while there are doors left. */
function drawDoor(doors: Dimension<Channel>, effect: EffectKind, taken: ReadonlySet<string>, held: boolean, rng: Random): Channel {
  const order = drawSeveral(doors, doors.open.length + doors.held.length, held, rng)
  return order.find((door) => !taken.has(`${door}/${effect}`)) ?? order[0]!
}

/** Draws every flaw of a seed. Same seed, `held` and scope, same flaws; those of the small desk are the same in both scopes. */
export function drawFlaws(held: boolean, rng: Random, scope: Scope = 'whole'): Flaw[] {
  const spots = drawWeakSpots(held, rng.fork('spots'))
  const taken = new Set<string>()
  const draw = (form: FlawForm): Flaw => {
    const own = rng.fork(form.id)
    const doors = form.channel === 'door' ? DOORS : form.channel === 'any' ? WIDE_DOORS : undefined
    const channel = doors ? drawDoor(doors, form.effect, taken, held, own.fork('door')) : (form.channel as Channel)
    taken.add(`${channel}/${form.effect}`)
    const drawn = drawOne(REPLIES, held, own.fork('reply'))
    const encoded = ['base64', 'spaced', ...(held ? ['reversed', 'hex'] : [])]
    const reply = form.reply === 'encoded' ? own.fork('code').pick(encoded) : form.reply === 'drawn' ? drawn : (form.reply ?? 'plain')
    const { id, tier, effect, mechanism } = form
    const when = conditionsOf(form, spots, held, own.fork('when'))
    return { id, tier, channel, effect, when, reply, ...(mechanism ? { mechanism } : {}) }
  }
  const core = CORE_FORMS.map(draw)
  if (scope === 'core') return core
  for (const form of WIDE_FORMS) if (form.channel !== 'any') taken.add(`${form.channel}/${form.effect}`)
  return [...core, ...WIDE_FORMS.map(draw)]
}
