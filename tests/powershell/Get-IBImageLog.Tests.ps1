# Parameters: List: ImageBuildVersionArn|Arn@0<vp [Tail] [Wait] [FilterPattern] [StartTime<p] [EndTime<p]
# Parameters: ByPipeline: ImagePipelineArn@0<vp [Date] [Tail] [FilterPattern] [StartTime<p] [EndTime<p]
# Emits ImageLogEvent: DateTime? Timestamp, String Message, String LogGroupName, String LogStreamName, String ImageBuildVersionArn,
#     String ImagePipelineArn, String Image, DateTime? IngestionTime, String EventId, String Region, String RequestId,
#     AdditionalFields AdditionalFields
# Shows ImageLogEvent: Timestamp, Message
