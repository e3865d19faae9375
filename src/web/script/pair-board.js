/**
 * The board, with a hand: a pair is dragged onto another mentor, which sends the very form that the
 * select beside it sends. Without this script everything can be done all the same.
 */
class PairBoard extends HTMLElement {
  connectedCallback() {
    for (const row of this.querySelectorAll('[data-mentee]:not(.open)')) row.draggable = true
    for (const hint of this.querySelectorAll('[data-hint]')) hint.hidden = false
    this.addEventListener('dragstart', event => this.lift(event))
    this.addEventListener('dragover', event => this.hover(event))
    this.addEventListener('drop', event => this.drop(event))
    this.addEventListener('dragend', () => this.rest())
  }

  lift(event) {
    const row = event.target.closest?.('[data-mentee]')
    if (!row) return
    this.mentee = row.dataset.mentee
    this.from = row.dataset.mentor
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', row.querySelector('strong, h3')?.textContent ?? '')
    // The drawing under the pointer is taken before the page changes around it.
    requestAnimationFrame(() => this.toggleAttribute('data-lifted', true))
  }

  /** The mentor under the pointer, if she is another than the one the mentee has. */
  under(event) {
    const place = event.target.closest?.('[data-mentor]')
    return place && this.mentee && place.dataset.mentor !== this.from ? place : null
  }

  hover(event) {
    const place = this.under(event)
    if (place !== this.over) this.over?.classList.remove('over')
    this.over = place
    if (!place) return
    place.classList.add('over')
    event.preventDefault()
  }

  drop(event) {
    const place = this.under(event)
    if (!place) return
    event.preventDefault()
    const form = document.createElement('form')
    form.method = 'post'
    form.action = this.dataset.action
    const said = { do: 'swap', mentee: this.mentee, mentor: place.dataset.mentor }
    for (const [name, value] of Object.entries(said)) {
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
    }
    this.append(form)
    form.submit()
  }

  rest() {
    this.over?.classList.remove('over')
    this.mentee = this.from = this.over = undefined
    this.toggleAttribute('data-lifted', false)
  }
}

customElements.define('pair-board', PairBoard)
