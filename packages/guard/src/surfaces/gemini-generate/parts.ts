import type { Origin } from '../../vocabulary/origin.js'
import { list, media, record, reference, sealed, token, turnText, turnTree } from '../fields.js'
import type { Field } from '../surface.js'

const documentText: Field = { as: 'text', origin: 'document' }
const call: Field = { as: 'call', id: ['id'], name: ['name'], arguments: ['args'], written: 'object' }
const inlineData = record({ mimeType: token, mime_type: token, data: media, displayName: documentText, display_name: documentText })
const fileData = record({
  mimeType: token,
  mime_type: token,
  fileUri: reference,
  file_uri: reference,
  displayName: documentText,
  display_name: documentText,
})
const functionResponse: Field = {
  as: 'turn',
  origin: 'tool',
  answers: 'id',
  answersTool: 'name',
  loose: true,
  of: record({
    id: token,
    name: token,
    response: turnTree,
    parts: list(record({ inlineData, inline_data: inlineData, fileData, file_data: fileData })),
    scheduling: token,
  }),
}
const executableCode = record({ id: token, language: token, code: { as: 'text', origin: 'tool_arguments' } })
const codeExecutionResult = record({ id: token, outcome: token, output: { as: 'text', origin: 'tool' } })

/** Protocol buffers have two names in JSON for every field, and the API takes both. */
const part = (text: Field): Field =>
  record({
    text,
    thought: token,
    thoughtSignature: sealed,
    thought_signature: sealed,
    inlineData,
    inline_data: inlineData,
    fileData,
    file_data: fileData,
    functionCall: call,
    function_call: call,
    functionResponse,
    function_response: functionResponse,
    executableCode,
    executable_code: executableCode,
    codeExecutionResult,
    code_execution_result: codeExecutionResult,
  })

/** The parts of a content: where `thought` is set, text is reasoning. */
export const parts = list({ as: 'when', on: 'thought', of: part({ as: 'text', origin: 'reasoning' }), otherwise: part(turnText) })

const ROLES: Readonly<Record<string, Origin>> = { user: 'user', model: 'assistant', function: 'tool', system: 'system' }

/** The turns of a request. */
export const contents: Field = { as: 'turns', of: record({ role: token, parts }), roles: ROLES, roleless: 'user' }

/** The operator's text: a content of its own. */
export const systemInstruction: Field = {
  as: 'turn',
  origin: 'system',
  of: { as: 'either', text: turnText, list: record({ role: token, parts }) },
}
