import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { smallSample } from './net-sentiment.ts';
import { fullColour, neutralBand, tileMix } from './tile-colour.ts';
import styles from './theme-map.module.css';

const steps = [-1, -0.66, -0.33, 0, 0.33, 0.66, 1];

/** What area, colour and edge of the tiles say. */
export function MapKey() {
  const t = useT();
  const format = useFormat();
  return (
    <div className={styles.key}>
      <span>{t('theme.key.area')}</span>
      <span className={styles.rampKey}>
        {t('theme.key.net')}
        <span className={styles.ramp} aria-hidden="true">
          {steps.map((step) => (
            <span key={step} style={{ '--t': step < 0 ? 'var(--neg)' : 'var(--pos)', '--m': tileMix(step * fullColour) }} />
          ))}
        </span>
        {t('theme.key.range', { low: format.signed(-fullColour), high: format.signed(fullColour) })}
      </span>
      <span>{t('theme.key.edge', { band: format.number(neutralBand) })}</span>
      <span>{t('theme.key.small', { least: smallSample })}</span>
    </div>
  );
}
