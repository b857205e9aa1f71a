import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { parentPort, workerData } from 'node:worker_threads'
import { judgeAnswer } from '#gateway/aside/far-answer'
import { FarEgress } from '#gateway/aside/far-egress'
import { FarResponse } from '#gateway/aside/far-response'
import { farRoom } from '#gateway/aside/far-room'
import { Asking } from '#gateway/aside/questions'
import type { AnswerToJudge, FromThread, Taken, ThreadSettings, ToThread } from '#gateway/aside/words'
import { goOn } from '#gateway/reception'
import type { Room } from '#gateway/room'
import { guardMaker } from '#gateway/second/second-stage'

/** The far side of `AsideThread`: exchanges go through the same code as anywhere, only that sockets and files are at the other end of a port. */
const port = parentPort!
const settings = workerData as ThreadSettings
const tell = (word: FromThread, transfer: ArrayBuffer[] = []): void => port.postMessage(word, transfer)
const asking = new Asking(tell)
const egress = new FarEgress(tell)
const makeGuard = guardMaker(
  settings.second && { ...settings.second, classifier: { classify: (windows) => asking.ask('classify', { windows }) } },
)
const responses = new Map<number, FarResponse>()
let room: Room | undefined

port.on('message', (word: ToThread) => {
  if (word.say === 'policy') {
    const guard = makeGuard(word.policy)
    if (room) room.guard = guard
    else room = farRoom(settings, guard, egress, asking, tell)
  } else if (word.say === 'take') void take(room!, word.taken)
  else if (word.say === 'judge') void judge(room!, word.answer, word.of)
  else if (word.say === 'left') responses.get(word.id)?.gone()
  else if (word.say === 'read') responses.get(word.id)?.read(word.bytes)
  else if (word.say === 'answered') asking.hear(word)
  else egress.hear(word)
})

async function take(at: Room, taken: Taken): Promise<void> {
  const response = new FarResponse(taken, tell)
  responses.set(taken.id, response)
  const request = Object.assign(Readable.from([Buffer.from(taken.body)], { objectMode: false }), {
    method: taken.method,
    url: taken.target,
    headers: taken.headers,
    complete: true,
  })
  await goOn(at, request as unknown as IncomingMessage, response as unknown as ServerResponse, taken.admission)
  response.close()
  responses.delete(taken.id)
  tell({ say: 'done', id: taken.id, counted: at.stats.take(), limited: at.meter?.refused ?? 0, unmetered: at.meter?.unmetered ?? 0 })
  if (at.meter) at.meter.refused = at.meter.unmetered = 0
}

async function judge(at: Room, answer: number, of: AnswerToJudge): Promise<void> {
  const judged = await judgeAnswer(at, of)
  tell({ say: 'judged', answer, judged }, typeof judged === 'object' && judged.edited ? [judged.edited.buffer as ArrayBuffer] : [])
}

tell({ say: 'ready' })
