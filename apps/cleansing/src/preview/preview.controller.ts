import {
  previewAnswer,
  previewBody,
  type PreviewAnswer,
  type PreviewBody,
} from '@concord/contracts/preview';
import { Answers, Requires, ZodBody } from '@concord/service-kit';
import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PreviewService } from './preview.service';

@ApiTags('preview')
@Controller('v1/preview')
export class PreviewController {
  constructor(private readonly previews: PreviewService) {}

  @Post()
  @HttpCode(200)
  @Requires('steward')
  @Answers({
    summary: 'What another setup would do to records, and to what waits in quarantine',
    description:
      'Takes raw records as `GET /v1/sources/{source}/raw-records` of ingestion gives them. Stores nothing.',
    schema: previewAnswer,
  })
  async preview(@ZodBody(previewBody) body: PreviewBody): Promise<PreviewAnswer> {
    return await this.previews.preview(body);
  }
}
