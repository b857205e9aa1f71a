import type { Family } from '#redteam/probes/define-family'
import { agencyPayment } from '#redteam/probes/families/agency-payment'
import { agencyScope } from '#redteam/probes/families/agency-scope'
import { agentInfection } from '#redteam/probes/families/agent-infection'
import { agentTrust } from '#redteam/probes/families/agent-trust'
import { canaryLeak } from '#redteam/probes/families/canary-leak'
import { codeBackdoor } from '#redteam/probes/families/code-backdoor'
import { codeComment } from '#redteam/probes/families/code-comment'
import { contentAdvice } from '#redteam/probes/families/content-advice'
import { contentContract } from '#redteam/probes/families/content-contract'
import { contentCybercrime } from '#redteam/probes/families/content-cybercrime'
import { contentDrugs } from '#redteam/probes/families/content-drugs'
import { contentFraud } from '#redteam/probes/families/content-fraud'
import { contentHate } from '#redteam/probes/families/content-hate'
import { contentMisinformation } from '#redteam/probes/families/content-misinformation'
import { contentPrivacy } from '#redteam/probes/families/content-privacy'
import { contentRivals } from '#redteam/probes/families/content-rivals'
import { contentSelfharm } from '#redteam/probes/families/content-selfharm'
import { contentSexual } from '#redteam/probes/families/content-sexual'
import { contentViolence } from '#redteam/probes/families/content-violence'
import { contentWeapons } from '#redteam/probes/families/content-weapons'
import { crescendoSteps } from '#redteam/probes/families/crescendo-steps'
import { debugAccess } from '#redteam/probes/families/debug-access'
import { deputyConfused } from '#redteam/probes/families/deputy-confused'
import { docInstruction } from '#redteam/probes/families/doc-instruction'
import { encodedRequest } from '#redteam/probes/families/encoded-request'
import { encodedSplit } from '#redteam/probes/families/encoded-split'
import { exfilArgument } from '#redteam/probes/families/exfil-argument'
import { exfilDns } from '#redteam/probes/families/exfil-dns'
import { exfilImage } from '#redteam/probes/families/exfil-image'
import { exfilLink } from '#redteam/probes/families/exfil-link'
import { extractBoundary } from '#redteam/probes/families/extract-boundary'
import { extractSummary } from '#redteam/probes/families/extract-summary'
import { extractVerbatim } from '#redteam/probes/families/extract-verbatim'
import { fileName } from '#redteam/probes/families/file-name'
import { humanTrust } from '#redteam/probes/families/human-trust'
import { identitySwap } from '#redteam/probes/families/identity-swap'
import { imageAlt } from '#redteam/probes/families/image-alt'
import { loopAgent } from '#redteam/probes/families/loop-agent'
import { mailInstruction } from '#redteam/probes/families/mail-instruction'
import { markupReview } from '#redteam/probes/families/markup-review'
import { mcpPoison } from '#redteam/probes/families/mcp-poison'
import { mcpRugpull } from '#redteam/probes/families/mcp-rugpull'
import { mcpShadow } from '#redteam/probes/families/mcp-shadow'
import { memoryPoison } from '#redteam/probes/families/memory-poison'
import { memoryTrigger } from '#redteam/probes/families/memory-trigger'
import { outputScript } from '#redteam/probes/families/output-script'
import { outputTerminal } from '#redteam/probes/families/output-terminal'
import { overrideDirect } from '#redteam/probes/families/override-direct'
import { packageHallucinated } from '#redteam/probes/families/package-hallucinated'
import { pairGender } from '#redteam/probes/families/pair-gender'
import { pairOrigin } from '#redteam/probes/families/pair-origin'
import { pathTraversal } from '#redteam/probes/families/path-traversal'
import { personaGame } from '#redteam/probes/families/persona-game'
import { personaUnbound } from '#redteam/probes/families/persona-unbound'
import { puppetryPolicy } from '#redteam/probes/families/puppetry-policy'
import { ragPoison } from '#redteam/probes/families/rag-poison'
import { reconTools } from '#redteam/probes/families/recon-tools'
import { refusalOver } from '#redteam/probes/families/refusal-over'
import { refusalSuppress } from '#redteam/probes/families/refusal-suppress'
import { resourceExhaust } from '#redteam/probes/families/resource-exhaust'
import { secretCredential } from '#redteam/probes/families/secret-credential'
import { secretGuess } from '#redteam/probes/families/secret-guess'
import { sessionCross } from '#redteam/probes/families/session-cross'
import { shellTool } from '#redteam/probes/families/shell-tool'
import { shotsMany } from '#redteam/probes/families/shots-many'
import { sqlTool } from '#redteam/probes/families/sql-tool'
import { ssrfInternal } from '#redteam/probes/families/ssrf-internal'
import { tenantCross } from '#redteam/probes/families/tenant-cross'
import { tenantSpelled } from '#redteam/probes/families/tenant-spelled'
import { tokensSpecial } from '#redteam/probes/families/tokens-special'
import { toolChain } from '#redteam/probes/families/tool-chain'
import { toolDescription } from '#redteam/probes/families/tool-description'
import { toolDestroy } from '#redteam/probes/families/tool-destroy'
import { toolPrivilege } from '#redteam/probes/families/tool-privilege'
import { toolResult } from '#redteam/probes/families/tool-result'
import { trainingLeak } from '#redteam/probes/families/training-leak'
import { webInstruction } from '#redteam/probes/families/web-instruction'

/** Families of hand-written attacks. The one explicit list. */
export const families: readonly Family[] = [
  overrideDirect,
  extractVerbatim,
  extractSummary,
  extractBoundary,
  personaUnbound,
  personaGame,
  puppetryPolicy,
  shotsMany,
  crescendoSteps,
  refusalSuppress,
  encodedRequest,
  encodedSplit,
  tokensSpecial,
  docInstruction,
  webInstruction,
  mailInstruction,
  codeComment,
  imageAlt,
  toolResult,
  toolDescription,
  fileName,
  memoryPoison,
  memoryTrigger,
  toolPrivilege,
  toolDestroy,
  toolChain,
  agencyPayment,
  agencyScope,
  deputyConfused,
  tenantCross,
  tenantSpelled,
  sessionCross,
  identitySwap,
  ssrfInternal,
  sqlTool,
  shellTool,
  pathTraversal,
  outputScript,
  outputTerminal,
  exfilImage,
  exfilLink,
  exfilArgument,
  exfilDns,
  canaryLeak,
  trainingLeak,
  secretCredential,
  secretGuess,
  resourceExhaust,
  loopAgent,
  packageHallucinated,
  mcpPoison,
  mcpShadow,
  mcpRugpull,
  agentInfection,
  agentTrust,
  humanTrust,
  contentWeapons,
  contentCybercrime,
  contentDrugs,
  contentSelfharm,
  contentHate,
  contentViolence,
  contentSexual,
  contentFraud,
  contentMisinformation,
  contentPrivacy,
  contentAdvice,
  contentContract,
  contentRivals,
  pairGender,
  pairOrigin,
  refusalOver,
  debugAccess,
  reconTools,
  ragPoison,
  codeBackdoor,
  markupReview,
]
