import type { Metadata } from 'next';
import { deleteSchedule, saveSchedule, switchSchedule } from '@/app/actions/schedules';
import { ScheduleForm } from '@/components/schedules/schedule-form';
import { ScheduleList } from '@/components/schedules/schedule-list';
import { PageHeader } from '@/components/ui/page-header';
import { paths } from '@/lib/paths';
import { listSchedules } from '@/lib/queries/schedules';
import { listSpecs } from '@/lib/queries/list-specs';

export const metadata: Metadata = { title: 'Schedules' };

/** Benchmarks that start by themselves, so that trends fill. */
export default async function SchedulesPage() {
  const [schedules, specs] = await Promise.all([listSchedules(), listSpecs()]);
  return (
    <div className="max-w-4xl space-y-4">
      <PageHeader
        title="Schedules"
        breadcrumbs={[{ label: 'Benchmarks', href: paths.benchmarks() }]}
        description="Benchmarks that start by themselves while this server runs. What was due while it did not run is stated, and not made up for."
      />
      <ScheduleList schedules={schedules} actions={{ toggle: switchSchedule, remove: deleteSchedule }} />
      <ScheduleForm specs={specs.map(({ id, spec }) => ({ id, name: spec.name }))} saveAction={saveSchedule} />
    </div>
  );
}
