import { expect, test } from 'vitest'
import { isForbiddenAddress } from '#platform/egress/forbidden-address'

test.each([
  '169.254.169.254',
  '169.254.0.1',
  '100.100.100.200',
  '168.63.129.16',
  'fe80::1',
  'fe80::1%eth0',
  'febf:ffff::1',
  'fd00:ec2::254',
  '::ffff:169.254.169.254',
  '::ffff:a9fe:a9fe',
  '::169.254.169.254',
  '64:ff9b::a9fe:a9fe',
  '2002:a9fe:a9fe::1',
  'not-an-address',
])('%s is refused', (address) => {
  expect(isForbiddenAddress(address)).toBe(true)
})

test.each([
  '127.0.0.1',
  '::1',
  '10.0.0.1',
  '192.168.1.1',
  '169.253.255.255',
  '169.255.0.0',
  'fec0::1',
  '2606:4700::1111',
  '100.100.100.201',
])('%s is left alone', (address) => {
  expect(isForbiddenAddress(address)).toBe(false)
})
