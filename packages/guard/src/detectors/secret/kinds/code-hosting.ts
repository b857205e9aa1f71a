import { hasCrc32 } from '../check-sums.js'
import type { ServiceKey, TokenKind } from '../token-kind.js'

/** Code hosts, package registries, builds and their scanners. */
export const CODE_HOSTING: readonly TokenKind[] = [
  { kind: 'github', prefixes: 'ghp_ gho_ ghu_ ghs_ ghr_', body: 'alnum', length: [36, 255], checked: hasCrc32 },
  { kind: 'github', prefixes: 'github_pat_', body: 'word', length: [60, 255] },
  {
    kind: 'gitlab',
    prefixes: 'glpat- gldt- glrt- glptt- glsoat- glcbt- glffct- glft- glimt- glagent- gloas- glwt-',
    body: 'dotted',
    length: [20, 300],
  },
  { kind: 'gitlab_runner', prefixes: 'GR1348941', body: 'word', length: [20, 50] },
  { kind: 'bitbucket', prefixes: 'ATBB', body: 'alnum', length: [28, 36], weak: true },
  { kind: 'bitbucket', prefixes: 'ATCTT3', body: 'base64', length: [100, 300] },
  { kind: 'atlassian', prefixes: 'ATATT3', body: 'base64', length: [100, 300] },
  { kind: 'npm', prefixes: 'npm_', body: 'alnum', length: [36, 36], checked: hasCrc32 },
  { kind: 'pypi', prefixes: 'pypi-AgEIcHlwaS5vcmc pypi-AgENdGVzdC5weXBpLm9yZw', body: 'word', length: [50, 1000] },
  { kind: 'rubygems', prefixes: 'rubygems_', body: 'hex', length: [48, 48] },
  { kind: 'nuget', prefixes: 'oy2', body: 'alnum', length: [43, 43], weak: true },
  { kind: 'crates_io', prefixes: 'cio', body: 'alnum', length: [32, 32], weak: true },
  { kind: 'docker_hub', prefixes: 'dckr_pat_ dckr_oat_', body: 'word', length: [27, 40] },
  { kind: 'jfrog', prefixes: 'AKCp', body: 'alnum', length: [60, 80] },
  { kind: 'jfrog', prefixes: 'cmVmdGtu', body: 'alnum', length: [50, 60] },
  { kind: 'clojars', prefixes: 'CLOJARS_', body: 'hex', length: [60, 60] },
  { kind: 'packagist', prefixes: 'packagist_uut_ packagist_ort_ packagist_orw_', body: 'hex', length: [68, 72] },
  { kind: 'sourcegraph', prefixes: 'sgp_', body: 'word', length: [40, 64] },
  { kind: 'sourcegraph', prefixes: 'slk_', body: 'hex', length: [64, 64] },
  { kind: 'sonarqube', prefixes: 'squ_ sqp_ sqa_', body: 'hex', length: [40, 40] },
  { kind: 'circleci', prefixes: 'CCIPAT_ CCIPRJ_', body: 'word', length: [40, 80] },
  { kind: 'buildkite', prefixes: 'bkua_ bkct_', body: 'hex', length: [40, 40] },
  { kind: 'buildkite_agent', prefixes: 'bkaj_', body: 'dotted', length: [100, 1000] },
  { kind: 'harness', prefixes: 'pat. sat.', body: 'dotted', length: [60, 80], weak: true },
  { kind: 'launchdarkly', prefixes: 'sdk- mob- api-', body: 'uuid', length: [36, 36] },
  { kind: 'phabricator', prefixes: 'cli- api-', body: 'alnum', length: [28, 28], weak: true },
  { kind: 'deno_deploy', prefixes: 'ddp_ ddw_', body: 'alnum', length: [36, 36] },
  { kind: 'jsr', prefixes: 'jsrd_ jsrp_', body: 'alnum', length: [32, 64] },
  { kind: 'snyk', prefixes: 'snyk_uat. snyk_sat.', body: 'dotted', length: [40, 300] },
  { kind: 'socket_dev', prefixes: 'sktsec_', body: 'word', length: [40, 80] },
  { kind: 'vscode_marketplace', prefixes: 'ovsxat_ ovsxp_', body: 'uuid', length: [36, 36] },
  { kind: 'depot', prefixes: 'depot_project_ depot_org_ depot_user_', body: 'hex', length: [64, 64] },
]

export const CODE_SERVICES: readonly ServiceKey[] = [
  { kind: 'snyk', service: 'snyk', form: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
  { kind: 'codecov', service: 'codecov', form: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
  { kind: 'travis_ci', service: 'travis', form: /^[A-Za-z0-9_-]{20,22}$/ },
  { kind: 'gitea', service: 'gitea forgejo', form: /^[0-9a-f]{40}$/ },
  { kind: 'drone_ci', service: 'drone', form: /^[A-Za-z0-9]{32}$/ },
  { kind: 'jenkins', service: 'jenkins', form: /^(?:11)?[0-9a-f]{32}$/ },
  { kind: 'coveralls', service: 'coveralls', form: /^[A-Za-z0-9]{33,37}$/ },
  { kind: 'chromatic', service: 'chromatic', form: /^[0-9a-f]{12,16}$/ },
]
