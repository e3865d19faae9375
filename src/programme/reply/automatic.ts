const subjects =
  /^(?:(?:automatic|auto)[- ]?(?:reply|response)\b|out of (?:the )?office\b|réponse automatique|absence du bureau|absent du bureau|respuesta automática|fuera de la oficina|resposta automática|fora do escritório|ausência temporária|автоматический ответ|автоответ|رد تلقائي|الرد التلقائي|خارج المكتب|自动回复|自動回覆|自动答复|automatische antwort|abwesenheit)/iu

/** Whether no person wrote this: what programs say of themselves, and how they begin. */
export function isAutomatic(
  headers: ReadonlyMap<string, string>,
  subject: string,
  sentFrom: string,
): boolean {
  const value = (name: string) => (headers.get(name) ?? '').toLowerCase()
  const has = (name: string) => headers.has(name)
  const returnPath = value('return-path')
  return (
    (has('auto-submitted') && !/^no\b/.test(value('auto-submitted'))) ||
    /\b(?:bulk|junk|list|auto_reply)\b/.test(value('precedence')) ||
    has('x-autoreply') ||
    has('x-autorespond') ||
    has('list-id') ||
    has('list-unsubscribe') ||
    has('feedback-id') ||
    /multipart\/report/.test(value('content-type')) ||
    returnPath === '<>' ||
    sentFrom === '<>' ||
    /^(?:mailer-daemon|postmaster|no-?reply)@/.test(sentFrom) ||
    subjects.test(subject.trim())
  )
}
