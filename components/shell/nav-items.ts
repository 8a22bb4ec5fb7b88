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

/** The main places of the product, in the order of the navigation. `key` goes there after `g`. */
export const navItems: readonly { label: string; href: string; icon: LucideIcon; key: string }[] = [
  { label: 'Overview', href: paths.overview(), icon: Gauge, key: 'o' },
  { label: 'Containers', href: paths.containers(), icon: Boxes, key: 'n' },
  { label: 'Checkpoints', href: paths.checkpoints(), icon: Camera, key: 'c' },
  { label: 'Runs', href: paths.runs(), icon: Play, key: 'r' },
  { label: 'Benchmarks', href: paths.benchmarks(), icon: ChartNoAxesCombined, key: 'b' },
  { label: 'Trends', href: paths.trends(), icon: TrendingUp, key: 't' },
  { label: 'Specs', href: paths.specs(), icon: ListChecks, key: 'p' },
  { label: 'Host', href: paths.host(), icon: ServerCog, key: 'h' },
  { label: 'Settings', href: paths.settings(), icon: Settings, key: 's' },
];
