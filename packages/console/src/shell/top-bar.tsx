import { toast } from '../actions/toast'
import { Link, placeOf } from '../address/address'
import { Icon } from '../parts/icon'
import { Menu } from '../parts/menu'
import { type Crumb, CrumbBar } from './crumbs'
import { setPreferences, shownTheme } from './preferences'
import { useMe } from './session'
import { signOut } from './sign-out'

export function TopBar({ crumbs, search }: { crumbs: readonly Crumb[]; search: () => void }) {
  const me = useMe()
  return (
    <header className="top">
      <CrumbBar project={{ title: me.project, to: placeOf(me.project, 'overview') }} crumbs={crumbs} />
      <button type="button" className="find" onClick={search} aria-label="Search or run a command Ctrl K" aria-keyshortcuts="Control+K">
        <Icon name="search" />
        <span>Search or run a command</span> <kbd>Ctrl K</kbd>
      </button>
      <button type="button" className="icon desk" aria-label="Copy link to this view" title="Copy link to this view" onClick={copyLink}>
        <Icon name="link" />
      </button>
      <button type="button" className="icon" aria-label="Switch theme" title="Switch theme" onClick={switchTheme}>
        <Icon name="theme" />
      </button>
      <Menu label={`${initials(me.user.handle)}, signed in as ${me.user.name}`} className="me" face={initials(me.user.handle)}>
        <div className="about">
          <div className="b">{me.user.name}</div>
          {me.user.handle}, {me.user.role.replace('_', ' ')}
        </div>
        <hr />
        <Link to={placeOf(me.project, 'settings/account')}>
          <Icon name="user" /> My account
        </Link>
        <button type="button" onClick={() => void signOut()}>
          <Icon name="out" /> Sign out
        </button>
      </Menu>
    </header>
  )
}

export function initials(handle: string): string {
  return handle.slice(0, 2).toUpperCase()
}

export function switchTheme(): void {
  void setPreferences({ theme: shownTheme() === 'dark' ? 'light' : 'dark' })
}

export function copyLink(): void {
  navigator.clipboard.writeText(location.href).then(
    () => toast('Link copied'),
    () => toast('The browser did not allow copying. The address bar has the link.', { tone: 'hit' }),
  )
}
