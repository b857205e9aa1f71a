import type { ServiceKey, TokenKind } from '../token-kind.js'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Chat, mail, telephony and social networks. */
export const MESSAGING: readonly TokenKind[] = [
  {
    kind: 'slack',
    prefixes: 'xoxb- xoxp- xoxa- xoxr- xoxs- xapp- xoxe- xoxc- xoxd- xoxe.xoxp- xoxe.xoxb-',
    body: 'base64',
    length: [16, 400],
  },
  {
    kind: 'slack_webhook',
    prefixes: 'hooks.slack.com/services/ hooks.slack.com/workflows/ hooks.slack.com/triggers/',
    body: 'path',
    length: [30, 120],
  },
  { kind: 'discord_webhook', prefixes: 'discord.com/api/webhooks/ discordapp.com/api/webhooks/', body: 'path', length: [70, 120] },
  {
    kind: 'teams_webhook',
    prefixes: 'webhook.office.com/webhookb2/',
    body: 'base64',
    length: [90, 300],
    verify: (value) => value.includes('/'),
  },
  { kind: 'telegram', prefixes: ':AA', body: 'word', length: [32, 34], lead: { body: 'digits', length: [8, 10] } },
  { kind: 'twilio', prefixes: 'SK', body: 'hex', length: [32, 32] },
  {
    kind: 'sendgrid',
    prefixes: 'SG.',
    body: 'dotted',
    length: [60, 80],
    verify: (value) => /^SG\.[\w-]{16,32}\.[\w-]{30,64}$/.test(value),
  },
  { kind: 'mailgun', prefixes: 'key-', body: 'hex', length: [32, 32] },
  { kind: 'mailgun', prefixes: 'pubkey-', body: 'hex', length: [32, 32] },
  { kind: 'mailchimp', prefixes: '-us', body: 'digits', length: [1, 2], lead: { body: 'hex', length: [32, 32] } },
  { kind: 'mandrill', prefixes: 'md-', body: 'word', length: [22, 22], weak: true },
  { kind: 'brevo', prefixes: 'xkeysib- xsmtpsib-', body: 'word', length: [80, 90] },
  { kind: 'resend', prefixes: 're_', body: 'word', length: [28, 40], weak: true },
  { kind: 'onesignal', prefixes: 'os_v2_app_ os_v2_org_', body: 'alnum', length: [80, 120] },
  { kind: 'pubnub', prefixes: 'sec-c-', body: 'base64', length: [36, 64] },
  { kind: 'courier', prefixes: 'pk_prod_ pk_test_', body: 'alnum', length: [28, 40], weak: true },
  { kind: 'telnyx', prefixes: 'KEY01', body: 'word', length: [50, 60] },
  { kind: 'facebook', prefixes: 'EAA', body: 'alnum', length: [80, 400] },
  { kind: 'instagram', prefixes: 'IGQVJ IGQWR IGAA', body: 'word', length: [80, 300] },
  { kind: 'twitter', prefixes: 'AAAAAAAAAAAAAAAAAAAA', body: 'escaped', length: [60, 120] },
  { kind: 'linkedin', prefixes: 'WPL_AP1. WPL_AP0.', body: 'base64', length: [16, 40] },
  { kind: 'vk', prefixes: 'vk1.a.', body: 'word', length: [80, 300] },
  { kind: 'tiktok', prefixes: 'act.', body: 'alnum', length: [60, 100], weak: true },
  { kind: 'matrix', prefixes: 'syt_', body: 'word', length: [30, 80] },
]

export const MESSAGING_SERVICES: readonly ServiceKey[] = [
  { kind: 'twilio_auth', service: 'twilio', form: /^[0-9a-f]{32}$/ },
  { kind: 'discord', service: 'discord', form: /^[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,40}$|^[\w-]{32}$/ },
  { kind: 'postmark', service: 'postmark', form: UUID },
  { kind: 'vonage', service: 'vonage nexmo', form: /^[A-Za-z0-9]{16}$/ },
  { kind: 'messagebird', service: 'messagebird', form: /^[A-Za-z0-9]{25}$/ },
  { kind: 'sendbird', service: 'sendbird', form: /^[0-9a-f]{40}$/ },
  { kind: 'mailjet', service: 'mailjet', form: /^[0-9a-f]{32}$/ },
  { kind: 'pushover', service: 'pushover', form: /^[a-z0-9]{30}$/ },
  { kind: 'line', service: 'linechannel linetoken', form: /^[A-Za-z0-9+/=]{100,200}$/ },
  { kind: 'twitch', service: 'twitch', form: /^[a-z0-9]{30}$/ },
  { kind: 'linkedin', service: 'linkedin', form: /^[A-Za-z0-9]{16}$/ },
  { kind: 'spotify', service: 'spotify', form: /^[0-9a-f]{32}$/ },
  { kind: 'reddit', service: 'reddit', form: /^[A-Za-z0-9_-]{27,30}$/ },
]
