import type { TaxonomyEntry } from './taxonomy-entry.js'

/** The weaknesses of MITRE's CWE that our checks name. Ids and names are CWE's; the sentences are ours. */
export const CWE: readonly TaxonomyEntry[] = [
  {
    id: 'CWE-22',
    title: "Improper Limitation of a Pathname to a Restricted Directory ('Path Traversal')",
    summary: 'A name of a file leads out of the folder that it belongs to.',
  },
  {
    id: 'CWE-77',
    title: "Improper Neutralization of Special Elements used in a Command ('Command Injection')",
    summary: 'Text becomes part of a command.',
  },
  {
    id: 'CWE-78',
    title: "Improper Neutralization of Special Elements used in an OS Command ('OS Command Injection')",
    summary: 'Text becomes part of a shell command.',
  },
  {
    id: 'CWE-79',
    title: "Improper Neutralization of Input During Web Page Generation ('Cross-site Scripting')",
    summary: 'Text becomes script in somebody’s page.',
  },
  {
    id: 'CWE-89',
    title: "Improper Neutralization of Special Elements used in an SQL Command ('SQL Injection')",
    summary: 'Text becomes part of a database statement.',
  },
  { id: 'CWE-94', title: "Improper Control of Generation of Code ('Code Injection')", summary: 'Text becomes code that is run.' },
  {
    id: 'CWE-150',
    title: 'Improper Neutralization of Escape, Meta, or Control Sequences',
    summary: 'Control characters reach a terminal or a log.',
  },
  {
    id: 'CWE-200',
    title: 'Exposure of Sensitive Information to an Unauthorized Actor',
    summary: 'Somebody learns what is not theirs to know.',
  },
  { id: 'CWE-201', title: 'Insertion of Sensitive Information Into Sent Data', summary: 'Private data rides in what is sent.' },
  { id: 'CWE-203', title: 'Observable Discrepancy', summary: 'Different answers tell right guesses from wrong ones.' },
  { id: 'CWE-209', title: 'Generation of Error Message Containing Sensitive Information', summary: 'A fault message tells too much.' },
  { id: 'CWE-269', title: 'Improper Privilege Management', summary: 'Rights are given that nobody should have.' },
  { id: 'CWE-287', title: 'Improper Authentication', summary: 'Who somebody is, is believed without proof.' },
  { id: 'CWE-290', title: 'Authentication Bypass by Spoofing', summary: 'Somebody passes as somebody else by saying so.' },
  { id: 'CWE-345', title: 'Insufficient Verification of Data Authenticity', summary: 'Where data comes from is not checked.' },
  { id: 'CWE-400', title: 'Uncontrolled Resource Consumption', summary: 'Work grows without a limit.' },
  {
    id: 'CWE-441',
    title: "Unintended Proxy or Intermediary ('Confused Deputy')",
    summary: 'A system uses its own rights for somebody who lacks them.',
  },
  {
    id: 'CWE-451',
    title: 'User Interface (UI) Misrepresentation of Critical Information',
    summary: 'What a person sees is not what happens.',
  },
  { id: 'CWE-488', title: 'Exposure of Data Element to Wrong Session', summary: 'One session sees data of another.' },
  { id: 'CWE-489', title: 'Active Debug Code', summary: 'Doors for developers stand open.' },
  { id: 'CWE-494', title: 'Download of Code Without Integrity Check', summary: 'What was approved is not what runs.' },
  { id: 'CWE-522', title: 'Insufficiently Protected Credentials', summary: 'Keys lie where they can be read.' },
  {
    id: 'CWE-601',
    title: "URL Redirection to Untrusted Site ('Open Redirect')",
    summary: 'A link leads where the reader does not expect.',
  },
  {
    id: 'CWE-639',
    title: 'Authorization Bypass Through User-Controlled Key',
    summary: 'Another number in the request opens another record.',
  },
  { id: 'CWE-693', title: 'Protection Mechanism Failure', summary: 'A guard is talked out of guarding.' },
  { id: 'CWE-770', title: 'Allocation of Resources Without Limits or Throttling', summary: 'Nobody limits how much one request may use.' },
  { id: 'CWE-798', title: 'Use of Hard-coded Credentials', summary: 'A key is written where it can be read out.' },
  {
    id: 'CWE-829',
    title: 'Inclusion of Functionality from Untrusted Control Sphere',
    summary: 'Parts from strangers run with our rights.',
  },
  { id: 'CWE-835', title: "Loop with Unreachable Exit Condition ('Infinite Loop')", summary: 'Work goes round and round and never ends.' },
  { id: 'CWE-862', title: 'Missing Authorization', summary: 'Nobody asks whether the caller may.' },
  { id: 'CWE-863', title: 'Incorrect Authorization', summary: 'The question whether the caller may is answered wrongly.' },
  { id: 'CWE-918', title: 'Server-Side Request Forgery (SSRF)', summary: 'The system fetches addresses that only it can reach.' },
  { id: 'CWE-1236', title: 'Improper Neutralization of Formula Elements in a CSV File', summary: 'A cell of a table becomes a formula.' },
  { id: 'CWE-1357', title: 'Reliance on Insufficiently Trustworthy Component', summary: 'A part is used that nobody vouches for.' },
  { id: 'CWE-1426', title: 'Improper Validation of Generative AI Output', summary: 'What a model writes is used without being checked.' },
  {
    id: 'CWE-1321',
    title: "Improperly Controlled Modification of Object Prototype Attributes ('Prototype Pollution')",
    summary: 'A key in the input changes what every object inherits.',
  },
  {
    id: 'CWE-1427',
    title: 'Improper Neutralization of Input Used for LLM Prompting',
    summary: 'Text from elsewhere becomes part of the instructions.',
  },
]
