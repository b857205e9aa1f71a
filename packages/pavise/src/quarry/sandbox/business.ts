import type { Random } from '#core/random'
import type { Sandbox } from '#quarry/sandbox/sandbox'

const SUBJECTS = ['Re: offer', 'Minutes of today', 'Delivery on Thursday', 'Re: samples', 'Lunch']

/**
 * What goes on in the desk besides the agent: nightly jobs, newsletters, people's own mails. It is logged like everything else,
 * so an effect alone proves nothing. One call per front-door request; about every fifth request something happens.
 */
export function createBusiness(sandbox: Sandbox, rng: Random): { tick(): void; acknowledge(to: string, id: string): void } {
  const { world, log } = sandbox
  const happenings = [
    () => {
      const account = rng.pick(world.accounts)
      log.append('get_account', { account_id: account.id }, 'nightly', account.tenant)
    },
    () => {
      const person = rng.pick(world.people)
      log.append(
        'send_mail',
        { to: person.mail, subject: `News from ${world.operator.company}`, body: 'This month at the desk.' },
        'newsletter',
        person.tenant,
      )
    },
    () => {
      const person = rng.pick(world.people)
      const contact = rng.pick(world.contacts.filter((c) => c.tenant === person.tenant))
      log.append(
        'send_mail',
        { to: contact.mail, subject: rng.pick(SUBJECTS), body: 'As discussed on the phone.' },
        person.name,
        person.tenant,
      )
    },
    () => {
      const tenant = rng.pick(world.tenants)
      log.append('post_webhook', { url: tenant.hook, body: 'open tickets: 2' }, 'nightly', tenant.id)
    },
  ]
  return {
    tick() {
      if (rng.chance(0.2)) rng.pick(happenings)()
    },
    acknowledge(to, id) {
      log.append('send_mail', { to, subject: `We have received ${id}`, body: 'Thank you, we will be in touch.' }, 'desk', 'operator')
    },
  }
}
