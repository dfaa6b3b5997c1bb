import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import { Chart, type Drawing } from './Chart';

/** A drawing of what the table beside it says; readers of the table miss nothing. */
export default function ChartView({ drawing, label }: { drawing: Drawing; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart>(undefined);
  useEffect(() => {
    if (!place.current) return;
    const drawn = new Chart(place.current);
    chart.current = drawn;
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(place.current);
    const beforePrint = () => drawn.resize();
    window.addEventListener('beforeprint', beforePrint);
    return () => {
      window.removeEventListener('beforeprint', beforePrint);
      observer.disconnect();
      drawn.dispose();
      chart.current = undefined;
    };
  }, []);
  useEffect(() => chart.current?.draw(drawing), [drawing]);
  const height = drawing.lying ? Math.max(220, drawing.names.length * 34 + 60) : 280;
  return <Box ref={place} role="img" aria-label={label} sx={{ width: '100%', height }} />;
}
