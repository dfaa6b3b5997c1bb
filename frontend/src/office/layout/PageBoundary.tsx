import Alert from '@mui/material/Alert';
import { Component, type ReactNode } from 'react';

interface Props {
  text: string;
  children: ReactNode;
}

/** A page that breaks says so and leaves the menu standing. */
export class PageBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? (
      <Alert severity="error">{this.props.text}</Alert>
    ) : (
      this.props.children
    );
  }
}
