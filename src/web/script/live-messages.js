/**
 * The messages of a pair, kept up to date while the page is open. What somebody is writing below
 * stays as it is. Without this script the page is read anew by hand.
 */
class LiveMessages extends HTMLElement {
  connectedCallback() {
    this.source = new EventSource(this.dataset.from)
    this.source.addEventListener('new', () => this.renew())
  }

  disconnectedCallback() {
    this.source.close()
  }

  async renew() {
    const answer = await fetch(location.pathname + location.search, { cache: 'no-store' })
    if (!answer.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const known = new Set([...this.querySelectorAll('.message')].map(one => one.id))
    const list = this.querySelector('ol')
    for (const one of page.querySelectorAll('live-messages .message')) {
      if (!known.has(one.id)) list.append(one)
    }
    this.querySelector('.empty')?.remove()
  }
}

customElements.define('live-messages', LiveMessages)
