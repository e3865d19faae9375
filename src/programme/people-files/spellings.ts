import type { Field } from './fields.ts'

/**
 * How headings are spelled in the spreadsheets of organisations we know, in English, French and
 * Arabic, apart by commas. `whole` is a heading by itself; `part` also counts within a longer one,
 * as in a form’s question. Words that mean several things are only trusted by themselves.
 */
export const spellings: Record<Field, { whole: string; part: string }> = {
  address: {
    whole: 'address, mail, contact, adresse, العنوان, البريد',
    part:
      'email, e-mail, email address, e-mail address, mail address, email id, courriel, ' +
      'adresse courriel, adresse e-mail, adresse électronique, mél, البريد الإلكتروني, ' +
      'بريدك الإلكتروني, عنوان البريد, الإيميل, ايميل',
  },
  name: {
    whole: 'name, participant, nom, الاسم, اسم',
    part:
      'full name, your name, display name, complete name, name and surname, nom complet, ' +
      'votre nom, nom et prénom, prénom et nom, nom prénom, الاسم الكامل, اسمك, ' +
      'الاسم بالكامل, الاسم واللقب, الاسم الثلاثي',
  },
  'first-name': {
    whole: 'first, personal, given, forename',
    part:
      'first name, firstname, given name, given names, forename, personal name, prénom, ' +
      'prénoms, الاسم الأول, الاسم الشخصي, اسمك الأول',
  },
  'last-name': {
    whole: 'last, family, surname',
    part:
      'last name, lastname, family name, surname, nom de famille, patronyme, اسم العائلة, ' +
      'اللقب, الاسم الأخير, الكنية',
  },
  role: {
    whole:
      'role, mentor or mentee, mentor mentee, role in the programme, programme role, ' +
      'program role, rôle, mentor ou mentoré, الدور, الدور في البرنامج',
    part: '',
  },
  group: {
    whole: 'group, groups, constituency, stakeholder group, groupe, المجموعة',
    part:
      'community group, icann group, so/ac, supporting organization or advisory committee, ' +
      'groupe de la communauté, groupe communautaire, unité constitutive, مجموعة المجتمع, ' +
      'الدائرة, مجموعة أصحاب المصلحة',
  },
  capacity: {
    whole: 'capacity, capacité, السعة',
    part:
      'how many mentees, number of mentees, max mentees, maximum mentees, ' +
      'combien de mentorés, nombre de mentorés, عدد المتدربين, كم متدرب',
  },
  least: {
    whole: 'least, minimum, au moins, الحد الأدنى',
    part:
      'at least how many mentees, minimum mentees, min mentees, minimum number of mentees, ' +
      'au moins combien de mentorés, nombre minimal de mentorés, أقل عدد من المتدربين, ' +
      'الحد الأدنى من المتدربين',
  },
  country: {
    whole: 'location, pays, البلد, الدولة, بلد',
    part:
      'country, country of residence, country/territory, pays de résidence, بلد الإقامة, ' +
      'دولة الإقامة',
  },
  zone: {
    whole: 'tz, zone',
    part: 'time zone, timezone, fuseau horaire, fuseau, المنطقة الزمنية, التوقيت',
  },
  language: {
    whole: 'language, locale, langue, اللغة',
    part:
      'reading language, preferred language, language of correspondence, mail language, ' +
      'langue de lecture, langue préférée, langue de correspondance, لغة القراءة, ' +
      'اللغة المفضلة, لغة المراسلة',
  },
  spoken: {
    whole: 'languages, langues, اللغات',
    part:
      'spoken languages, languages spoken, languages you speak, other languages, ' +
      'language skills, langues parlées, langues que vous parlez, اللغات المحكية, ' +
      'اللغات التي تتحدثها, لغات التحدث',
  },
  pronouns: {
    whole: '',
    part: 'pronouns, preferred pronouns, pronoms, الضمائر, ضمائر المخاطبة',
  },
  sector: {
    whole: 'sector, secteur, القطاع',
    part: 'your sector, stakeholder sector, secteur d’activité, قطاع العمل',
  },
  organisation: {
    whole: 'company, employer, institution, société, employeur, الجهة, الشركة',
    part:
      'organisation, organization, affiliation, department or agency, your company, ' +
      'your employer, structure de rattachement, المنظمة, المؤسسة, جهة العمل',
  },
  background: {
    whole: 'about, profile, description, parcours, profil, نبذة, السيرة, الخبرة',
    part:
      'background, biography, bio, about you, about yourself, short cv, experience, ' +
      'biographie, à propos de vous, expérience, présentez-vous, الخلفية, السيرة الذاتية, ' +
      'نبذة عنك, نبذة شخصية',
  },
  hours: {
    whole: 'hours, heures, الساعات, ساعات',
    part:
      'hours per week, hours a week, weekly hours, hours available, heures par semaine, ' +
      'heures hebdomadaires, ساعات في الأسبوع, الساعات الأسبوعية, عدد الساعات',
  },
  'free-hours': {
    whole: 'free, disponibilité, التفرغ',
    part:
      'free hours, free times, availability, when are you free, when are you available, ' +
      'times available, heures libres, disponibilités, quand êtes vous libre, ' +
      'ساعات الفراغ, أوقات الفراغ, متى تكون متفرغا',
  },
  topics: {
    whole: 'topics, topic, interests, thèmes, sujets, intérêts, المواضيع, الموضوعات, الاهتمامات',
    part:
      'topics of interest, areas of interest, your topics, thèmes d’intérêt, ' +
      'centres d’intérêt, مجالات الاهتمام, مواضيع الاهتمام',
  },
  experience: {
    whole: '',
    part:
      'icann experience, experience in icann, experience with icann, level of experience, ' +
      'how well do you know icann, expérience de l’icann, expérience à l’icann, ' +
      'niveau d’expérience, connaissez vous bien l’icann, الخبرة في icann, مستوى الخبرة, ' +
      'معرفتك بمنظمة icann',
  },
  years: {
    whole: 'years, années, السنوات',
    part:
      'years in the group, years in the community, years in your group, years of experience, ' +
      'years active, années d’expérience, années dans le groupe, ancienneté, ' +
      'عدد السنوات, سنوات الخبرة',
  },
  meetings: {
    whole: 'meetings, réunions, الاجتماعات',
    part:
      'meetings attended, number of meetings, icann meetings, how many meetings, ' +
      'réunions suivies, nombre de réunions, réunions de l’icann, عدد الاجتماعات, ' +
      'الاجتماعات السابقة',
  },
  'at-meeting': {
    whole: 'attending, attendance, présence, الحضور',
    part:
      'at the meeting, attending the meeting, will you attend, attend the meeting, ' +
      'présence à la réunion, à la réunion, serez vous présent, حضور الاجتماع, ' +
      'هل ستحضر الاجتماع, في الاجتماع',
  },
}
