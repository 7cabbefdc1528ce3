# Shared config and credentials files, and what comes of them: for the module and, where it is installed, for the AWS CLI. {url} stands
# for an address of the test, {folder} for a folder of the case. A case gives the access key, the region and the end of the endpoint that
# a request shows, or the text of the module's error where both refuse. Cli tells where the AWS CLI differs, and why that is right.
@(
    @{ Name = 'a name between double quotes, as aws configure writes it'; Profile = 'my prof'; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "[profile `"my prof`"]`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'a name between single quotes'; Profile = 'my prof'; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "[profile 'my prof']`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'a quoted name in one file and a bare one in the other'; Profile = 'My Account'; Key = 'AKIA2'; Region = 'eu-west-1'
        Config = "[profile 'My Account']`nregion = eu-west-1"; Variables = @{ AWS_REGION = 'us-east-1' }
        Credentials = "[My Account]`naws_access_key_id = AKIA2`naws_secret_access_key = s" }
    @{ Name = 'an apostrophe in a name'; Profile = "it's"; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "[profile `"it's`"]`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'a blank behind a backslash in a name'; Profile = 'a b'; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "[profile a\ b]`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'letters of other scripts in a name'; Profile = "pr$([char]0xFC)fung-$([char]0x6771)"; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "[profile pr$([char]0xFC)fung-$([char]0x6771)]`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'a quotation that does not end'; Profile = "it's"; Fails = "*no profile 'it's'*"
        Config = "[profile it's]`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'quotes in the credentials file, where they belong to the name'; Profile = 'my prof'; Fails = "*no profile 'my prof'*"
        Credentials = "[`"my prof`"]`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'a comment behind a section'; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "[profile p] # mine`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'a comment behind a section without a blank'; Key = 'AKIA1'; Region = 'eu-west-1'
        Credentials = "[p];mine`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'comment lines of both kinds, indented too'; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "# one`n; two`n[profile p]`n   # three`nregion = eu-west-1`n   ; four`naws_access_key_id = AKIA1`n" +
            "aws_secret_access_key = s" }
    @{ Name = 'a comment behind a value, which is a part of it'; Fails = "*'eu-west-1 # mine'*region*"
        Config = "[profile p]`nregion = eu-west-1 # mine`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'tabs'; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "[profile`tp]`nregion`t=`teu-west-1`t`naws_access_key_id`t=`tAKIA1`naws_secret_access_key`t=`ts" }
    @{ Name = 'no blanks, and blanks at the end'; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "[profile p]`nregion=eu-west-1   `naws_access_key_id=AKIA1  `naws_secret_access_key=a=b" }
    @{ Name = 'a colon in the place of the equals sign'; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "[profile p]`nregion: eu-west-1`naws_access_key_id: AKIA1`naws_secret_access_key: s" }
    @{ Name = 'settings in upper case'; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "[profile p]`nREGION = eu-west-1`nAWS_ACCESS_KEY_ID = AKIA1`nAws_Secret_Access_Key = s" }
    @{ Name = 'Windows line ends'; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "[profile p]`r`nregion = eu-west-1`r`naws_access_key_id = AKIA1`r`naws_secret_access_key = s`r`n" }
    @{ Name = 'a byte order mark'; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "$([char]0xFEFF)[profile p]`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s"
        Cli = 'fails'
        Because = 'version 1 takes the mark for text; Windows editors write it, and the AWS SDK for .NET has always read past it' }
    @{ Name = 'a line that goes on, and looks like a section'; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "[profile p]`nnotes = first`n  [profile q]`n  region = us-west-2`nregion = eu-west-1`naws_access_key_id = AKIA1`n" +
            "aws_secret_access_key = s" }
    @{ Name = 'an indented section behind an empty one'; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "[profile q]`n  [profile p]`n  region = eu-west-1`n  aws_access_key_id = AKIA1`n  aws_secret_access_key = s" }
    @{ Name = 'a block of another service before the region'; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "[profile p]`ns3 =`n  region = us-west-2`n  addressing_style = path`n`nregion = eu-west-1`naws_access_key_id = AKIA1`n" +
            "aws_secret_access_key = s" }
    @{ Name = 'a block with a line that is no setting'; Fails = '*Line 3 of*config*makes no sense*s3*'
        Config = "[profile p]`ns3 =`n  nonsense`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'a section [DEFAULT], which counts for all'; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "[DEFAULT]`nregion = eu-west-1`n[profile p]`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'a section twice'; Fails = '*`[profile p`] stands twice in *config*line 1*line 3*'
        Config = "[profile p]`nregion = eu-west-1`n[profile p]`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'a setting twice'; Fails = '*region stands twice in `[profile p`] of *config*line 2*line 3*'
        Config = "[profile p]`nregion = eu-west-1`nregion = eu-west-2`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'a line that is nothing'; Fails = '*Line 2 of*credentials*makes no sense*'
        Credentials = "[p]`nnonsense`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'a setting before the first section'; Fails = '*Line 1 of*config*before the first section*'
        Config = "region = eu-west-1`n[profile p]`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'an empty section, and keys in the other file'; Key = 'AKIA2'; Region = 'eu-west-1'
        Config = "[profile p]`n`n[default]`nregion = us-west-2"
        Credentials = "[p]`nregion = eu-west-1`naws_access_key_id = AKIA2`naws_secret_access_key = s" }
    @{ Name = 'a setting in both files'; Key = 'AKIA2'; Region = 'eu-west-2'
        Config = "[profile p]`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s"
        Credentials = "[p]`nregion = eu-west-2`naws_access_key_id = AKIA2`naws_secret_access_key = s" }
    @{ Name = '[default] and behind it [profile default]'; Profile = 'default'; Key = 'AKIA2'; Region = 'eu-west-2'
        Config = "[default]`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s`n[profile default]`n" +
            "region = eu-west-2`naws_access_key_id = AKIA2`naws_secret_access_key = s" }
    @{ Name = '[profile default] and behind it [default]'; Profile = 'default'; Key = 'AKIA1'; Region = 'eu-west-1'
        Config = "[profile default]`nregion = eu-west-2`naws_access_key_id = AKIA2`naws_secret_access_key = s`n[default]`n" +
            "region = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'one name quoted in two ways'; Key = 'AKIA2'; Region = 'eu-west-2'
        Config = "[profile p]`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s`n[profile 'p']`n" +
            "region = eu-west-2`naws_access_key_id = AKIA2`naws_secret_access_key = s" }
    @{ Name = 'an empty session token'; Key = 'AKIA1'; Region = 'eu-west-1'
        Credentials = "[p]`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s`naws_session_token =" }
    @{ Name = 'half a key'; Fails = "*'p'*aws_access_key_id*no aws_secret_access_key*``[p``] of *credentials*"
        Credentials = "[p]`nregion = eu-west-1`naws_access_key_id = AKIA1" }
    @{ Name = 'variables that are set to nothing'; Key = 'AKIA1'; Region = 'eu-west-1'; Endpoint = 'own'
        Config = "[profile p]`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s`nendpoint_url = {url}/own"
        Variables = @{ AWS_ENDPOINT_URL_IMAGEBUILDER = ''; AWS_ENDPOINT_URL = ''; AWS_SESSION_TOKEN = ''; AWS_ACCESS_KEY_ID = '' } }
    @{ Name = 'an endpoint for this service before that for all'; Key = 'AKIA1'; Region = 'eu-west-1'; Endpoint = 'own'
        Config = "[profile p]`nregion = eu-west-1`nservices = local`nendpoint_url = {url}/all`naws_access_key_id = AKIA1`n" +
            "aws_secret_access_key = s`n[services local]`nsts =`n  endpoint_url = {url}/sts`nimagebuilder =`n  endpoint_url = {url}/own" }
    @{ Name = 'a services section with a quoted name, without this service'; Key = 'AKIA1'; Region = 'eu-west-1'; Endpoint = 'all'
        Config = "[profile p]`nregion = eu-west-1`nservices = my local`nendpoint_url = {url}/all`naws_access_key_id = AKIA1`n" +
            "aws_secret_access_key = s`n[services 'my local'] # here`ns3 =`n  endpoint_url = {url}/s3" }
    @{ Name = 'an endpoint without a scheme'; Endpoint = 'none'
        Fails = "*'localhost:4566'*endpoint_url in ``[profile p``] of *config*line 3*"
        Config = "[profile p]`nregion = eu-west-1`nendpoint_url = localhost:4566`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'a role whose source is itself, with its keys in the other file'; Key = 'builder-by-AKIA2'; Region = 'eu-west-1'
        Config = "[profile p]`nregion = eu-west-1`nrole_arn = arn:aws:iam::123456789012:role/builder`nsource_profile = p"
        Credentials = "[p]`naws_access_key_id = AKIA2`naws_secret_access_key = s" }
    @{ Name = 'a role with old keys beside it'; Key = 'builder-by-AKIA2'; Region = 'eu-west-1'
        Config = "[profile p]`nregion = eu-west-1`nrole_arn = arn:aws:iam::123456789012:role/builder`nsource_profile = base"
        Credentials = "[p]`naws_access_key_id = AKIAOLD`naws_secret_access_key = s`n[base]`naws_access_key_id = AKIA2`n" +
            "aws_secret_access_key = s" }
    @{ Name = 'a role by a role'; Key = 'last-by-first-by-AKIA2'; Region = 'eu-west-1'
        Config = "[profile p]`nregion = eu-west-1`nrole_arn = arn:aws:iam::123456789012:role/last`nsource_profile = middle`n" +
            "[profile middle]`nrole_arn = arn:aws:iam::123456789012:role/first`nsource_profile = base"
        Credentials = "[base]`naws_access_key_id = AKIA2`naws_secret_access_key = s" }
    @{ Name = 'roles in a circle'; Fails = "*'q'*leads back to itself*source_profile in ``[profile q``] of *config*"
        Config = "[profile p]`nregion = eu-west-1`nrole_arn = arn:aws:iam::123456789012:role/a`nsource_profile = q`n[profile q]`n" +
            "role_arn = arn:aws:iam::123456789012:role/b`nsource_profile = p" }
    @{ Name = 'a role by a profile that does not exist'
        Fails = "*'missing', which does not exist*source_profile in ``[profile p``] of *config*"
        Config = "[profile p]`nregion = eu-west-1`nrole_arn = arn:aws:iam::123456789012:role/a`nsource_profile = missing" }
    @{ Name = 'a role with nothing to assume it with'
        Fails = "*'p'*neither a source_profile nor a credential_source*``[profile p``] of *config*"
        Config = "[profile p]`nregion = eu-west-1`nrole_arn = arn:aws:iam::123456789012:role/a" }
    @{ Name = 'a role by the keys of the environment'; Key = 'builder-by-AKIAENV'; Region = 'eu-west-1'
        Config = "[profile p]`nregion = eu-west-1`nrole_arn = arn:aws:iam::123456789012:role/builder`ncredential_source = Environment"
        Variables = @{ AWS_ACCESS_KEY_ID = 'AKIAENV'; AWS_SECRET_ACCESS_KEY = 's' } }
    @{ Name = 'a role by a source that there is not'
        Fails = "*'Nowhere'*Ec2InstanceMetadata*credential_source in ``[profile p``] of *config*"
        Config = "[profile p]`nregion = eu-west-1`nrole_arn = arn:aws:iam::123456789012:role/builder`ncredential_source = Nowhere" }
    @{ Name = 'a role at an endpoint of its own'; Key = 'builder-by-AKIA2-at-vpce'; Region = 'eu-west-1'; Endpoint = 'own'
        Config = "[profile p]`nregion = eu-west-1`nservices = local`nrole_arn = arn:aws:iam::123456789012:role/builder`n" +
            "source_profile = base`n[services local]`nsts =`n  endpoint_url = {url}/vpce`nimagebuilder =`n  endpoint_url = {url}/own"
        Credentials = "[base]`naws_access_key_id = AKIA2`naws_secret_access_key = s" }
    @{ Name = 'a role by web identity'; Key = 'pod-by-webid'; Region = 'eu-west-1'
        Config = "[profile p]`nregion = eu-west-1`nrole_arn = arn:aws:iam::123456789012:role/pod`nweb_identity_token_file = {folder}/token"
        Token = 'webid' }
    @{ Name = 'keys in the credentials file before a program in the config file'; Key = 'AKIA2'; Region = 'eu-west-1'
        Config = "[profile p]`nregion = eu-west-1`ncredential_process = sh {folder}/program"
        Credentials = "[p]`naws_access_key_id = AKIA2`naws_secret_access_key = s" }
    @{ Name = 'a program before keys in the config file'; Key = 'AKIAPROGRAM'; Region = 'eu-west-1'; Windows = $false
        Config = "[profile p]`nregion = eu-west-1`ncredential_process = sh {folder}/program`naws_access_key_id = AKIA1`n" +
            "aws_secret_access_key = s" }
    @{ Name = 'a program that prints another version'
        Fails = "*credential_process in ``[profile p``] of *config*line 3*another Version than 1*"; Windows = $false
        Config = "[profile p]`nregion = eu-west-1`n" +
            "credential_process = echo '{`"Version`":2,`"AccessKeyId`":`"A`",`"SecretAccessKey`":`"s`"}'" }
    @{ Name = 'a program that prints no version'; Fails = "*credential_process in ``[profile p``] of *config*line 3*printed no Version*"
        Windows = $false
        Config = "[profile p]`nregion = eu-west-1`ncredential_process = echo '{`"AccessKeyId`":`"A`",`"SecretAccessKey`":`"s`"}'" }
    @{ Name = 'a program that prints no secret key'
        Fails = "*credential_process in ``[profile p``] of *config*line 3*printed no SecretAccessKey*"; Windows = $false
        Config = "[profile p]`nregion = eu-west-1`ncredential_process = echo '{`"Version`":1,`"AccessKeyId`":`"A`"}'" }
    @{ Name = 'a program that prints no access key'
        Fails = "*credential_process in ``[profile p``] of *config*line 3*printed no AccessKeyId*"; Windows = $false
        Config = "[profile p]`nregion = eu-west-1`ncredential_process = echo '{`"Version`":1,`"SecretAccessKey`":`"s`"}'" }
    @{ Name = 'a program that prints a text'; Fails = "*credential_process in ``[profile p``] of *config*line 3*printed no JSON object*"
        Windows = $false
        Config = "[profile p]`nregion = eu-west-1`ncredential_process = echo hello" }
    @{ Name = 'a program that prints a list'; Fails = "*credential_process in ``[profile p``] of *config*line 3*printed no JSON object*"
        Windows = $false
        Config = "[profile p]`nregion = eu-west-1`ncredential_process = echo '[]'" }
    @{ Name = 'a program that fails'; Fails = "*credential_process in ``[profile p``] of *config*line 3*exit value 3*"; Windows = $false
        Config = "[profile p]`nregion = eu-west-1`ncredential_process = sh -c 'exit 3'" }
    @{ Name = 'lines of a shell script in a profile'
        Fails = "*'p'*write aws_access_key_id = VALUE without export*``[p``] of *credentials*line 3*"
        Credentials = "[p]`nregion = eu-west-1`nexport AWS_ACCESS_KEY_ID=AKIA1`nexport AWS_SECRET_ACCESS_KEY=s" }
    @{ Name = 'lines of a shell script without a section'; Fails = '*Line 1 of*credentials*line of a shell script*without export*'
        Credentials = "export AWS_ACCESS_KEY_ID=AKIA1`nexport AWS_SECRET_ACCESS_KEY=s" }
    @{ Name = 'certificates that do not exist'; Endpoint = 'tls'; Fails = "*missing.pem*ca_bundle in ``[profile p``] of *config*line 3*"
        Config = "[profile p]`nregion = eu-west-1`nca_bundle = {folder}/missing.pem`nendpoint_url = https://127.0.0.1:9`n" +
            "aws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'a sign-on session with a quoted name'; Key = 'signon'; Region = 'eu-west-1'; SignOn = 'FOO BAR'
        Config = "[profile p]`nregion = eu-west-1`nsso_session = FOO BAR`nsso_account_id = 123456789012`nsso_role_name = Builder`n" +
            "[sso-session 'FOO BAR']`nsso_start_url = https://example.awsapps.com/start`nsso_region = eu-west-1" }
    @{ Name = 'a sign-on that has ended'; Profile = 'my prof'; SignOn = 'https://example.awsapps.com/start'; Expired = $true
        Fails = "*'my prof'*aws sso login --profile 'my prof'*"
        Config = "[profile 'my prof']`nregion = eu-west-1`nsso_start_url = https://example.awsapps.com/start`nsso_region = eu-west-1`n" +
            "sso_account_id = 123456789012`nsso_role_name = Builder" }
    @{ Name = 'a role by a sign-on that has ended'; SignOn = 'https://example.awsapps.com/start'; Expired = $true
        Fails = "*'so'*aws sso login --profile so*"
        Config = "[profile p]`nregion = eu-west-1`nrole_arn = arn:aws:iam::123456789012:role/a`nsource_profile = so`n[profile so]`n" +
            "sso_start_url = https://example.awsapps.com/start`nsso_region = eu-west-1`nsso_account_id = 123456789012`n" +
            "sso_role_name = Builder" }
    @{ Name = 'a sign-on session that does not exist'
        Fails = "*'missing'*``[sso-session missing``]*sso_session in ``[profile p``] of *config*"
        Config = "[profile p]`nregion = eu-west-1`nsso_session = missing`nsso_account_id = 123456789012`nsso_role_name = Builder" }
    @{ Name = 'a login'; Key = 'ASIALOGIN'; Region = 'eu-west-1'; Login = 'arn:aws:iam::123456789012:user/me'
        Config = "[profile p]`nregion = eu-west-1`nlogin_session = arn:aws:iam::123456789012:user/me" }
    @{ Name = 'a profile without a region'; Fails = '*region*'; Credentials = "[p]`naws_access_key_id = AKIA2`naws_secret_access_key = s" }
    @{ Name = 'a profile that does not exist'; Profile = 'q'; Fails = "*no profile 'q' in *credentials* or *config*Known profiles: p.*"
        Credentials = "[p]`naws_access_key_id = AKIA2`naws_secret_access_key = s" }
    @{ Name = 'a profile whose header lacks the word profile'
        Fails = "*no profile 'p'*``[p``] of *config*line 1*has to be ``[profile p``]*"
        Config = "[p]`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'a header without its closing bracket'; Fails = '*Line 1 of*config*closing bracket*`[profile NAME`]*'
        Config = "[profile p`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'a region between quotes'
        Fails = "*'`"eu-west-1`"' is not the name of a region (region in ``[profile p``] of *config*line 2)*without quotes: eu-west-1.*"
        Config = "[profile p]`nregion = `"eu-west-1`"`naws_access_key_id = AKIA1`naws_secret_access_key = s" }
    @{ Name = 'a variable that names a profile that does not exist'; Profile = ''
        Fails = "*no profile 'gone'*The environment variable AWS_PROFILE names it.*"
        Variables = @{ AWS_PROFILE = 'gone' }; Credentials = "[p]`naws_access_key_id = AKIA2`naws_secret_access_key = s" }
    @{ Name = 'AWS_DEFAULT_PROFILE'; Profile = ''; Key = 'AKIA2'; Region = 'eu-west-2'; Variables = @{ AWS_DEFAULT_PROFILE = 'prod' }
        Config = "[default]`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s`n[profile prod]`n" +
            "region = eu-west-2`naws_access_key_id = AKIA2`naws_secret_access_key = s`n[profile q]`nregion = eu-west-3`n" +
            "aws_access_key_id = AKIA3`naws_secret_access_key = s" }
    @{ Name = 'AWS_DEFAULT_PROFILE beside AWS_PROFILE'; Profile = ''; Key = 'AKIA2'; Region = 'eu-west-2'
        Variables = @{ AWS_DEFAULT_PROFILE = 'prod'; AWS_PROFILE = 'q' }
        Config = "[default]`nregion = eu-west-1`naws_access_key_id = AKIA1`naws_secret_access_key = s`n[profile prod]`n" +
            "region = eu-west-2`naws_access_key_id = AKIA2`naws_secret_access_key = s`n[profile q]`nregion = eu-west-3`n" +
            "aws_access_key_id = AKIA3`naws_secret_access_key = s" }
)
