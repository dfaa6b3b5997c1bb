import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ProductInfo } from '../../../shared/session';
import { useText } from '../../useText';

interface DemoAccountsProps {
  accounts: NonNullable<ProductInfo['demoAccounts']>;
  onChoose: (username: string) => void;
}

/** Only a demo installation names accounts. */
export function DemoAccounts({ accounts, onChoose }: DemoAccountsProps) {
  const t = useText();
  const groups = [
    { title: t('login.demoApplicants'), list: accounts.filter(({ kind }) => kind === 'applicant') },
    { title: t('login.demoStaff'), list: accounts.filter(({ kind }) => kind !== 'applicant') },
  ].filter(({ list }) => list.length > 0);
  return (
    <Box
      component="section"
      aria-labelledby="demo-accounts"
      sx={{ mt: 4, p: 2, border: 1, borderColor: 'divider', borderRadius: 1 }}
    >
      <Typography variant="h2" id="demo-accounts">
        {t('login.demoTitle')}
      </Typography>
      <Typography color="text.secondary" variant="body2">
        {t('login.demoText')}
      </Typography>
      {groups.map(({ title, list }) => (
        <Box key={title} sx={{ mt: 2 }}>
          <Typography variant="h3">{title}</Typography>
          <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
            {list.map(({ username, displayName }) => (
              <Box component="li" key={username}>
                <Button
                  size="small"
                  onClick={() => onChoose(username)}
                  sx={{ textAlign: 'left', justifyContent: 'flex-start', py: 0.75 }}
                >
                  {displayName}
                  <Box component="code" sx={{ ml: 1, color: 'text.secondary' }}>
                    {username}
                  </Box>
                </Button>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
