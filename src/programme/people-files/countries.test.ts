import { describe, expect, test } from 'vitest'
import { readCountry, readZone } from './countries.ts'

describe('a country by its letters or its name', () => {
  test.for<[string, string]>([
    ['FR', 'FR'],
    ['fr', 'FR'],
    ['UK', 'GB'],
    ['France', 'FR'],
    ['the gambia', 'GM'],
    ['Côte d’Ivoire', 'CI'],
    ["Cote d'Ivoire", 'CI'],
    ['Ivory Coast', 'CI'],
    ['Allemagne', 'DE'],
    ['ALLEMAGNE', 'DE'],
    ['عمان', 'OM'],
    ['عُمان', 'OM'],
    ['الإمارات', 'AE'],
    ['Alemania', 'DE'],
    ['United States of America', 'US'],
    ['U.S.A.', 'US'],
    ['Korea, Republic of', 'KR'],
    ['Iran, Islamic Republic of', 'IR'],
    ['Congo, Democratic Republic of the', 'CD'],
    ['Bolivia (Plurinational State of)', 'BO'],
    ['Muscat, Oman', 'OM'],
    ['Trinidad and Tobago', 'TT'],
    ['Bosnia & Herzegovina', 'BA'],
    ['Saint Lucia', 'LC'],
    ['Türkiye', 'TR'],
    ['Turkey', 'TR'],
    ['Viet Nam', 'VN'],
    ['Scotland', 'GB'],
  ])('%s is %s', ([text, code]) => expect(readCountry(text)).toBe(code))

  test.for(['Atlantis', 'XX', 'ZZ', 'EU', 'Europe', '-', '1', '?'])('%s is none', text =>
    expect(readCountry(text)).toBeNull(),
  )
})

describe('a time zone by its name', () => {
  test.for<[string, string]>([
    ['Africa/Nairobi', 'Africa/Nairobi'],
    ['america/new york', 'America/New_York'],
    ['UTC', 'UTC'],
    ['gmt', 'UTC'],
  ])('%s is %s', ([text, zone]) => expect(readZone(text)).toBe(zone))

  test('a zone of two names is the one the profile page offers', () => {
    const offered = Intl.supportedValuesOf('timeZone')
    expect(offered).toContain(readZone('Asia/Kolkata'))
    expect(readZone('Asia/Kolkata')).toBe(readZone('Asia/Calcutta'))
  })

  test.for(['Paris', 'EST', '+02:00', 'UTC+3', 'Europe/Atlantis', '../..', '/'])(
    '%s is none',
    text => expect(readZone(text)).toBeNull(),
  )
})
