import { isSpace } from '../../text/run.js'
import type { Found } from '../in-views.js'
import { isPlaceholder } from './entropy.js'

const SCHEME = /([a-z][a-z0-9+.-]{0,20})$/i
const DATABASES =
  /^(?:jdbc:)?(?:postgres|postgresql|mysql|mysqlx|mariadb|mongodb|redis|rediss|valkey|amqp|amqps|mssql|sqlserver|oracle|clickhouse|cockroachdb|cassandra|couchbase|couchdb|neo4j|bolt|influxdb|db2|snowflake|redshift|memcached|nats|kafka|elasticsearch|libsql)(?:\+[a-z0-9]+)?$/i

/** `scheme://user:password@host`: the span is the password. */
export function urlPasswordAt(text: string, mark: number): Found | null {
  const scheme = SCHEME.exec(text.slice(Math.max(0, mark - 21), mark))?.[1]
  if (scheme === undefined) return null
  let colon = -1
  for (let i = mark + 3; i < text.length && i < mark + 300; i++) {
    const c = text.charCodeAt(i)
    if (isSpace(c) || c === 47 || c === 34 || c === 39 || c === 60 || c === 63) return null
    if (c === 58 && colon < 0) colon = i
    if (c !== 64) continue
    const last = text.slice(i + 1, i + 128).search(/[\s/"'<?]/)
    const more = text.slice(i + 1, last < 0 ? i + 128 : i + 1 + last).lastIndexOf('@')
    const at = more < 0 ? i : i + 1 + more
    if (colon < 0 || at - colon < 4) return null
    const password = text.slice(colon + 1, at)
    if (isPlaceholder(password) || /^(?:pass(?:word)?|pwd|secret)$/i.test(password)) return null
    return { kind: DATABASES.test(scheme) ? 'db_url' : 'url_password', score: 1, start: colon + 1, end: at }
  }
  return null
}
