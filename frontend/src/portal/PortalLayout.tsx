import Box from '@mui/material/Box';
import Container from '@mui/material/Container';
import { Suspense, type ReactNode } from 'react';
import { Loading } from '../shared/components/Loading';
import { Footer } from './components/Footer';
import { Header } from './components/Header';
import { SkipLink } from './components/SkipLink';

export function PortalLayout({ children }: { children: ReactNode }) {
  return (
    <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column' }}>
      <SkipLink />
      <Header />
      <Container
        component="main"
        id="content"
        tabIndex={-1}
        disableGutters
        sx={{
          flex: '1 0 auto',
          maxWidth: '1120px !important',
          px: 2,
          py: { xs: 3, md: 4 },
          outline: 'none',
        }}
      >
        <Suspense fallback={<Loading />}>{children}</Suspense>
      </Container>
      <Footer />
    </Box>
  );
}
