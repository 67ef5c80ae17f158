// Reads the calendars of a folder with three readers and prints what each shows:
// {reader: {file: [[summary, day or moment], ...]}}, up to the end of a year.
import fs from 'node:fs'
import path from 'node:path'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import rrule from 'rrule'

const [folder, end] = process.argv.slice(2)
const shown = { 'ical.js': {}, 'node-ical': {}, rrule: {} }
const two = n => String(n).padStart(2, '0')

// Moments are told on the clocks of Vietnam.
const moment = d => new Date(d.getTime() + 7 * 3600e3).toISOString().slice(0, 16)
const dayOf = d => `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`

function icalJS (text) {
  const all = []
  for (const c of new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')) {
    const e = new ICAL.Event(c)
    const next = e.iterator()
    for (let t; (t = next.next()) && t.toString() <= end + 'T24';) {
      all.push([e.summary ?? '', t.isDate ? t.toString() : t.toString().slice(0, 16)])
    }
  }
  return all
}

function nodeICal (text) {
  const all = []
  for (const e of Object.values(nodeIcal.sync.parseICS(text))) {
    if (e.type !== 'VEVENT') continue
    const allDay = e.datetype === 'date'
    const show = d => allDay ? dayOf(d) : moment(d)
    const days = e.rrule ? e.rrule.between(new Date(2000, 0, 1), new Date(end + 'T23:59:59'), true) : [e.start]
    const title = typeof e.summary === 'object' ? e.summary.val : e.summary
    for (const d of days) all.push([title ?? '', show(d)])
  }
  return all
}

// The package rrule reads the recurrence alone: the rest is ical.js's.
function onlyRRule (text) {
  const all = []
  for (const c of new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')) {
    const e = new ICAL.Event(c)
    const start = e.startDate
    const rule = c.getFirstPropertyValue('rrule')
    if (!rule) {
      all.push([e.summary ?? '', start.isDate ? start.toString() : start.toString().slice(0, 16)])
      continue
    }
    const utc = s => s.replace(/[-:]/g, '').replace(/Z$/, '') + 'Z'
    const from = start.isDate ? start.toString().replace(/-/g, '') + 'T000000Z' : utc(start.toString())
    let text = rule.toString()
    if (!start.isDate) { // both on the clocks of Vietnam
      text = text.replace(/UNTIL=([0-9TZ]+)/, (_, u) => {
        const d = new Date(`${u.slice(0, 4)}-${u.slice(4, 6)}-${u.slice(6, 11)}:${u.slice(11, 13)}:${u.slice(13, 15)}Z`)
        return 'UNTIL=' + utc(moment(d) + ':00')
      })
    }
    const set = rrule.rrulestr(`DTSTART:${from}\nRRULE:${text}`)
    for (const d of set.between(new Date('2000-01-01'), new Date(end + 'T23:59:59Z'), true)) {
      all.push([e.summary ?? '', d.toISOString().slice(0, start.isDate ? 10 : 16)])
    }
  }
  return all
}

for (const file of fs.readdirSync(folder).filter(f => f.endsWith('.ics'))) {
  const text = fs.readFileSync(path.join(folder, file), 'utf8')
  shown['ical.js'][file] = icalJS(text)
  shown['node-ical'][file] = nodeICal(text)
  shown.rrule[file] = onlyRRule(text)
}
process.stdout.write(JSON.stringify(shown))
