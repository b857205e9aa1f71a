import type { TaxonomyEntry } from './taxonomy-entry.js'

/** OWASP Top 10 for LLM applications, 2025. Ids and titles are OWASP's; the sentences are ours. */
export const OWASP_LLM: readonly TaxonomyEntry[] = [
  { id: 'LLM01', title: 'Prompt Injection', summary: 'Text that the model reads as data steers what it does.' },
  {
    id: 'LLM02',
    title: 'Sensitive Information Disclosure',
    summary: 'Personal, secret or foreign data reaches somebody who may not have it.',
  },
  { id: 'LLM03', title: 'Supply Chain', summary: 'A model, data set, adapter or package from elsewhere brings the weakness in.' },
  { id: 'LLM04', title: 'Data and Model Poisoning', summary: 'Training, tuning or embedding data was altered to bend the behavior.' },
  { id: 'LLM05', title: 'Improper Output Handling', summary: 'What the model writes is rendered or executed without being checked.' },
  { id: 'LLM06', title: 'Excessive Agency', summary: 'The system can do more, or with fewer questions asked, than its task needs.' },
  { id: 'LLM07', title: 'System Prompt Leakage', summary: 'The operator’s instructions, or secrets kept in them, come out.' },
  { id: 'LLM08', title: 'Vector and Embedding Weaknesses', summary: 'The retrieval store leaks, mixes tenants or serves planted text.' },
  { id: 'LLM09', title: 'Misinformation', summary: 'Wrong answers are believed and acted on.' },
  { id: 'LLM10', title: 'Unbounded Consumption', summary: 'Requests cost more time, money or capacity than anybody limits.' },
]
