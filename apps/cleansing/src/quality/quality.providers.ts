import { FieldProfiles } from './field-profiles';
import { QualityDays } from './history.repository';
import { Judgements } from './judgements.repository';
import { ProfileDays } from './profile-days.repository';
import { QualityIntake } from './quality-intake';
import { QualityMetrics } from './quality-metrics';
import { QualityService } from './quality.service';
import { QualityWatch } from './quality-watch';
import { Standings } from './standings.repository';

export const qualityProviders = [
  FieldProfiles,
  Judgements,
  ProfileDays,
  QualityDays,
  QualityIntake,
  QualityMetrics,
  QualityService,
  QualityWatch,
  Standings,
];
