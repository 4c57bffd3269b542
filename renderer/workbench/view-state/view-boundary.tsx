import { Component, type ReactNode } from 'react';
import { ViewError } from './view-error.tsx';

interface ViewBoundaryProps {
  readonly children: ReactNode;
  /** Clears the failure when it changes: another view stands in the same place. */
  readonly resetKey?: string;
  /** Called by retry, before the view is rendered again. */
  readonly onRetry?: () => void;
}

interface ViewBoundaryState {
  readonly error: unknown;
  readonly failed: boolean;
  readonly resetKey: string | undefined;
}

/** Keeps a view's failure inside the view: the rest of the window goes on. */
export class ViewBoundary extends Component<ViewBoundaryProps, ViewBoundaryState> {
  override state: ViewBoundaryState = { error: undefined, failed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<ViewBoundaryState> {
    return { error, failed: true };
  }

  static getDerivedStateFromProps(props: ViewBoundaryProps, state: ViewBoundaryState): Partial<ViewBoundaryState> | null {
    return props.resetKey === state.resetKey ? null : { error: undefined, failed: false, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <ViewError
        error={this.state.error}
        onRetry={() => {
          this.props.onRetry?.();
          this.setState({ error: undefined, failed: false });
        }}
      />
    );
  }
}
