import {
  Boxes,
  Camera,
  ChartNoAxesCombined,
  Gauge,
  ListChecks,
  Play,
  ServerCog,
  Settings,
  TrendingUp,
  type LucideIcon,
} from 'lucide-react';
import { paths } from '@/lib/paths';

/** The main places of the product, in the order of the navigation. */
export const navItems: readonly { label: string; href: string; icon: LucideIcon }[] = [
  { label: 'Overview', href: paths.overview(), icon: Gauge },
  { label: 'Containers', href: paths.containers(), icon: Boxes },
  { label: 'Checkpoints', href: paths.checkpoints(), icon: Camera },
  { label: 'Runs', href: paths.runs(), icon: Play },
  { label: 'Benchmarks', href: paths.benchmarks(), icon: ChartNoAxesCombined },
  { label: 'Trends', href: paths.trends(), icon: TrendingUp },
  { label: 'Specs', href: paths.specs(), icon: ListChecks },
  { label: 'Host', href: paths.host(), icon: ServerCog },
  { label: 'Settings', href: paths.settings(), icon: Settings },
];
