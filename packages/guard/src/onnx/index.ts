export type { SecondOpinion } from '../policy/guard.js'
export { type SecondStage, type SecondStageOptions, type SequenceClassifier, secondStage } from './second-stage.js'
export { readTokenizer, type Tokenizer, TokenizerFault } from './tokenizer/index.js'
