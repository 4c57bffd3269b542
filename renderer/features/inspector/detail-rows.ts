import type { MessageDetails } from '#shared/contracts/conversation.ts';
import type { Format } from '#renderer/platform/i18n/use-format.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';

/** A label and its value, as the inspector lists them. */
export interface DetailRow {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

type Value = string | number | boolean | null;

function row(key: string, label: string, value: Value): readonly DetailRow[] {
  return value === null || value === '' ? [] : [{ key, label, value: String(value) }];
}

/** How often a participant spoke in the whole project. */
export interface Activity {
  readonly messages: number;
  readonly conversations: number;
}

/** Who wrote it and how often that person is heard of, once it has been counted. */
export function participantRows({ participant }: MessageDetails, activity: Activity | undefined, t: Translate, format: Format): readonly DetailRow[] {
  if (participant === null) return [];
  return [
    ...row('id', t('inspector.participant.id'), participant.externalId),
    ...row('name', t('inspector.participant.name'), participant.name),
    ...row('role', t('inspector.participant.role'), t(`conversation.role.${participant.role}`)),
    ...Object.entries(participant.attributes).flatMap(([name, value]) => row(`a-${name}`, name, value)),
    ...row(
      'contacts',
      t('inspector.participant.contacts'),
      activity === undefined
        ? '…'
        : t('inspector.participant.contacts-value', { conversations: format.number(activity.conversations), messages: format.number(activity.messages) }),
    ),
    ...participant.relations.map((relation, index) => ({
      key: `r-${index}`,
      label: t('inspector.participant.relation'),
      value: `${relation.outgoing ? '→' : '←'} ${relation.participant} · ${relation.kind}`,
    })),
  ];
}

/** What is known of every message. */
export function messageRows(details: MessageDetails, t: Translate, format: Format): readonly DetailRow[] {
  return [
    ...row('channel', t('inspector.message.channel'), details.channel),
    ...row('brand', t('inspector.message.brand'), details.brand),
    ...row('sentAt', t('inspector.message.sent-at'), details.sentAt === null ? null : format.dateTime(details.sentAt)),
    ...row('language', t('inspector.message.language'), details.language === 'unknown' ? null : t(`inspector.language.${details.language}`)),
    ...row('rating', t('inspector.message.rating'), details.rating === null ? null : format.number(details.rating)),
    ...row('length', t('inspector.message.length'), t('inspector.message.length-value', { count: details.length, number: format.number(details.length) })),
  ];
}

/** What the source says beyond that: free attributes and engagement counts, under the source's own names. */
export function attributeRows(details: MessageDetails): readonly DetailRow[] {
  return [
    ...Object.entries(details.attributes).flatMap(([name, value]) => row(`a-${name}`, name, value)),
    ...Object.entries(details.engagement).flatMap(([name, value]) => row(`e-${name}`, name, value)),
  ];
}

/** The file and row it came from, why it may be kept and until when. */
export function provenanceRows({ provenance }: MessageDetails, t: Translate, format: Format): readonly DetailRow[] {
  return [
    ...row('file', t('inspector.provenance.file'), provenance.file),
    ...row('row', t('inspector.provenance.row'), t('inspector.provenance.row-value', { row: format.number(provenance.row), batch: provenance.batch.name })),
    ...row('imported', t('inspector.provenance.imported'), format.date(provenance.importedAt)),
    ...row('source', t('inspector.provenance.source'), provenance.source),
    ...row('purpose', t('inspector.provenance.purpose'), provenance.purpose),
    ...row('basis', t('inspector.provenance.basis'), provenance.legalBasis),
    ...row('retain', t('inspector.provenance.retain'), provenance.retainUntil),
  ];
}
