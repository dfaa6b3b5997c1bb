import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { FactValue } from '../../shared/policies';
import { useFormat } from '../../shared/useFormat';
import { useText, type PortalText } from '../useText';
import type { FactInputProps } from './FactInput';

const parseOne = (text: string, ratio: boolean): number => {
  const number = Number(text.replace(/[,，\s]/g, ''));
  return ratio ? Number((number / 100).toFixed(8)) : number;
};

function parse(text: string, ratio: boolean, list: boolean): FactValue | undefined {
  if (text.trim() === '') return null;
  const numbers = (list ? text.split(/[、;；\n]+/) : [text])
    .filter((part) => part.trim() !== '')
    .map((part) => parseOne(part, ratio));
  if (numbers.some((number) => !Number.isFinite(number))) return undefined;
  return list ? numbers : (numbers[0] ?? null);
}

const show = (value: FactValue | undefined, ratio: boolean): string => {
  if (value === null || value === undefined) return '';
  const one = (number: number) => String(ratio ? Number((number * 100).toFixed(6)) : number);
  return Array.isArray(value) ? value.map(one).join('、') : one(Number(value));
};

/** Money in yuan with its reading in 万元 beside it; ratios are asked as percentages. */
export function NumberFactInput({
  fact,
  value,
  onChange,
  error,
  optional,
  labelHidden,
}: FactInputProps) {
  const t = useText();
  const format = useFormat();
  const ratio = fact.unit === 'ratio';
  const money = fact.unit === 'CNY';
  const list = fact.type === 'number-list';
  const [text, setText] = useState(() => show(value, ratio));
  const [typed, setTyped] = useState(value);
  if (typed !== value) {
    // Changed from outside: another answer was loaded.
    setTyped(value);
    setText(show(value, ratio));
  }
  const wrong = parse(text, ratio, list) === undefined;
  const reading =
    money && typeof value === 'number' && !wrong && value >= 10_000 ? format.money(value) : null;
  return (
    <TextField
      id={`fact-${fact.name}`}
      fullWidth
      label={labelHidden ? undefined : fact.label}
      required={fact.required && !optional}
      value={text}
      error={wrong || Boolean(error)}
      helperText={
        [
          wrong ? t(list ? 'fact.notNumbers' : 'fact.notANumber') : error,
          reading && `= ${reading}`,
          list ? t('fact.listHelp') : null,
          labelHidden ? null : fact.help,
        ]
          .filter(Boolean)
          .join(' ') || undefined
      }
      onChange={({ target }) => {
        setText(target.value);
        const parsed = parse(target.value, ratio, list);
        setTyped(parsed === undefined ? null : parsed);
        onChange(parsed === undefined ? null : parsed);
      }}
      slotProps={{
        htmlInput: {
          inputMode: list ? 'text' : 'decimal',
          ...(labelHidden ? { 'aria-label': fact.label } : {}),
        },
        input: {
          endAdornment: <InputAdornment position="end">{unitName(t, fact.unit)}</InputAdornment>,
        },
      }}
    />
  );
}

const UNITS: Record<string, string> = {
  CNY: 'cny',
  ratio: 'ratio',
  month: 'month',
  day: 'day',
  'working-day': 'workingDay',
  year: 'year',
  person: 'person',
  enterprise: 'enterprise',
  count: 'count',
  hour: 'hour',
  minute: 'minute',
  level: 'level',
  floor: 'floor',
  shop: 'shop',
  head: 'head',
  km: 'km',
  tonne: 'tonne',
  class: 'class',
  kVA: 'kva',
  point: 'point',
  platform: 'platform',
  'day-of-month': 'dayOfMonth',
  'month-of-year': 'monthOfYear',
  'gce/kWh': 'gramsPerKwh',
};

/** A unit that has no word yet is not shown: better none than an English one. */
function unitName(t: PortalText, unit: string | null | undefined): string {
  const key = unit ? UNITS[unit] : undefined;
  return key ? t(`units.${key}` as Parameters<PortalText>[0]) : '';
}
