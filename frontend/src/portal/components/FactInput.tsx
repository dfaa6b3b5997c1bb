import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import type { Fact, FactValue } from '../../shared/policies';
import { useText } from '../useText';
import { NumberFactInput } from './NumberFactInput';

export interface FactInputProps {
  fact: Fact;
  value: FactValue | undefined;
  onChange: (value: FactValue) => void;
  error?: string | undefined;
  /** In a calculator nothing must be answered. */
  optional?: boolean;
  /** The question stands above already, as the heading of the page. */
  labelHidden?: boolean;
}

const MANY_VALUES = 6;

/** The question for one fact, in the form that its type asks for. */
export function FactInput(props: FactInputProps) {
  const { fact, value, onChange, error } = props;
  const t = useText();
  const required = fact.required && !props.optional;
  const id = `fact-${fact.name}`;
  const help = [error, props.labelHidden ? null : fact.help].filter(Boolean).join(' ');
  const choices =
    fact.type === 'boolean'
      ? [
          { value: 'true', label: t('common.yes') },
          { value: 'false', label: t('common.no') },
        ]
      : (fact.values ?? []);

  if (fact.type === 'number' || fact.type === 'number-list') return <NumberFactInput {...props} />;
  if (choices.length === 0 || choices.length > MANY_VALUES) {
    return (
      <TextField
        id={id}
        fullWidth
        select={choices.length > 0}
        type={fact.type === 'date' ? 'date' : 'text'}
        label={props.labelHidden ? undefined : fact.label}
        required={required}
        value={value ?? ''}
        error={Boolean(error)}
        helperText={help}
        onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
        slotProps={{
          select: { native: true },
          htmlInput: {
            maxLength: 500,
            ...(props.labelHidden ? { 'aria-label': fact.label } : {}),
          },
        }}
      >
        {choices.length > 0 ? <option value="">{t('fact.choose')}</option> : null}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </TextField>
    );
  }

  const choose = (chosen: string) => {
    if (chosen === '') onChange(null);
    else onChange(fact.type === 'boolean' ? chosen === 'true' : chosen);
  };
  return (
    <FormControl id={id} tabIndex={-1} required={required} error={Boolean(error)} fullWidth>
      <FormLabel
        id={`${id}-label`}
        sx={props.labelHidden ? { display: 'none' } : { color: 'text.primary' }}
      >
        {fact.label}
      </FormLabel>
      <RadioGroup
        row={choices.every(({ label }) => label.length < 12)}
        aria-labelledby={`${id}-label`}
        aria-describedby={help ? `${id}-help` : undefined}
        aria-required={required}
        name={fact.name}
        value={value === null || value === undefined ? '' : String(value)}
        onChange={({ target }) => choose(target.value)}
      >
        {choices.map((choice) => (
          <FormControlLabel
            key={choice.value}
            value={choice.value}
            label={choice.label}
            control={<Radio required={false} />}
          />
        ))}
        {props.optional ? (
          <FormControlLabel value="" label={t('common.unknown')} control={<Radio />} />
        ) : null}
      </RadioGroup>
      {help ? <FormHelperText id={`${id}-help`}>{help}</FormHelperText> : null}
    </FormControl>
  );
}
