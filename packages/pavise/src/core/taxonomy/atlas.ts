import type { TaxonomyEntry } from './taxonomy-entry.js'

/** The techniques of MITRE ATLAS that our checks name. Ids and names are ATLAS's; the sentences are ours. */
export const ATLAS: readonly TaxonomyEntry[] = [
  {
    id: 'AML.T0024',
    title: 'Exfiltration via AI Inference API',
    summary: 'Data is carried off in the answers of the model’s own interface.',
  },
  { id: 'AML.T0048', title: 'External Harms', summary: 'The system’s actions damage its owner, its users or others.' },
  { id: 'AML.T0048.000', title: 'Financial Harm', summary: 'Money is lost: refunds, transfers, purchases that nobody approved.' },
  { id: 'AML.T0051', title: 'LLM Prompt Injection', summary: 'Crafted input makes the model do what its operator did not intend.' },
  { id: 'AML.T0051.000', title: 'Direct', summary: 'The injected text comes from the person who talks to the model.' },
  { id: 'AML.T0051.001', title: 'Indirect', summary: 'The injected text lies in something that the model reads.' },
  { id: 'AML.T0051.002', title: 'Triggered', summary: 'The injected text waits for a later turn or event before it acts.' },
  { id: 'AML.T0053', title: 'AI Agent Tool Invocation', summary: 'The agent’s tools are called for the attacker’s purpose.' },
  { id: 'AML.T0054', title: 'LLM Jailbreak', summary: 'The model is talked out of its restrictions as a whole.' },
  { id: 'AML.T0055', title: 'Unsecured Credentials', summary: 'Keys or passwords lie where the model can read them out.' },
  { id: 'AML.T0056', title: 'Extract LLM System Prompt', summary: 'The attacker obtains the hidden instructions.' },
  { id: 'AML.T0057', title: 'LLM Data Leakage', summary: 'The model gives away private data from its context or training.' },
  { id: 'AML.T0065', title: 'LLM Prompt Crafting', summary: 'Prompts are worded and reworded until one gets through.' },
  { id: 'AML.T0067', title: 'LLM Trusted Output Components Manipulation', summary: 'Parts of an answer that people trust are forged.' },
  { id: 'AML.T0068', title: 'LLM Prompt Obfuscation', summary: 'An attack is encoded or hidden so that filters do not see it.' },
  { id: 'AML.T0069', title: 'Discover LLM System Information', summary: 'The attacker learns how the system is set up.' },
  { id: 'AML.T0070', title: 'RAG Poisoning', summary: 'Planted documents are retrieved and obeyed.' },
  { id: 'AML.T0077', title: 'LLM Response Rendering', summary: 'Rendering an answer, such as loading a picture, sends data out.' },
  { id: 'AML.T0080', title: 'AI Agent Context Poisoning', summary: 'What the agent holds in its context is altered to steer it later.' },
  { id: 'AML.T0080.001', title: 'Thread', summary: 'Earlier turns of a conversation carry the alteration.' },
  { id: 'AML.T0085', title: 'Data from AI Services', summary: 'Private data is collected through an AI service that can reach it.' },
  { id: 'AML.T0085.001', title: 'AI Agent Tools', summary: 'Private data is collected by calling the agent’s tools.' },
  { id: 'AML.T0086', title: 'Exfiltration via AI Agent Tool Invocation', summary: 'A tool call, such as a mail, carries data out.' },
  { id: 'AML.T0092', title: 'Manipulate User LLM Chat History', summary: 'Turns that never happened are placed in the history.' },
  {
    id: 'AML.T0093',
    title: 'Prompt Infiltration via Public-Facing Application',
    summary: 'A public form, mailbox or review brings the injection in.',
  },
  { id: 'AML.T0099', title: 'AI Agent Tool Data Poisoning', summary: 'What a tool returns carries the injection.' },
  {
    id: 'AML.T0101',
    title: 'Data Destruction via AI Agent Tool Invocation',
    summary: 'The agent’s tools are used to delete or overwrite.',
  },
]
