import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useProductInfo } from '../../shared/session';
import { CONTENT_WIDTH } from '../../shared/theme';
import { useText } from '../useText';

export function Footer() {
  const t = useText();
  const { data: info } = useProductInfo();
  return (
    <Box
      component="footer"
      className="no-print"
      sx={{ borderTop: 1, borderColor: 'divider', mt: 4, py: 3 }}
    >
      <Box sx={{ maxWidth: CONTENT_WIDTH, mx: 'auto', px: 2 }}>
        <Typography variant="caption" color="text.secondary">
          {t('common.product')}
          {info?.demo ? ` · ${t('footer.demo')}` : null}
        </Typography>
      </Box>
    </Box>
  );
}
